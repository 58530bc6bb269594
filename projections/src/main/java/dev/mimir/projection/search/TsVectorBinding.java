package dev.mimir.projection.search;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.impl.DSL;

/// Columns of the type `tsvector`, in their textual form.
public final class TsVectorBinding implements Binding<Object, String> {
  private static final long serialVersionUID = 1L;

  @Override
  public Converter<Object, String> converter() {
    return Converter.ofNullable(Object.class, String.class, Object::toString, text -> text);
  }

  @Override
  public void sql(BindingSQLContext<String> context) throws SQLException {
    context.render().visit(DSL.raw("cast(? as tsvector)"));
  }

  @Override
  public void register(BindingRegisterContext<String> context) throws SQLException {
    context.statement().registerOutParameter(context.index(), Types.VARCHAR);
  }

  @Override
  public void set(BindingSetStatementContext<String> context) throws SQLException {
    context.statement().setString(context.index(), context.value());
  }

  @Override
  public void get(BindingGetResultSetContext<String> context) throws SQLException {
    context.value(context.resultSet().getString(context.index()));
  }

  @Override
  public void get(BindingGetStatementContext<String> context) throws SQLException {
    context.value(context.statement().getString(context.index()));
  }

  @Override
  public void set(BindingSetSQLOutputContext<String> context) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void get(BindingGetSQLInputContext<String> context) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }
}
