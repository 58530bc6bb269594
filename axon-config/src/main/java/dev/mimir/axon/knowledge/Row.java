package dev.mimir.axon.knowledge;

import dev.mimir.knowledge.Base;
import java.sql.Types;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/// What is written of a base.
record Row(String tenant, String baseId, Base.Draft draft) {

  MapSqlParameterSource parameters() {
    return new MapSqlParameterSource()
        .addValue("tenant", tenant)
        .addValue("id", baseId)
        .addValue("name", draft.name())
        .addValue("graph", draft.graphId(), Types.VARCHAR)
        .addValue("language", draft.language().label())
        .addValue("kind", draft.kind().label())
        .addValue("description", draft.description());
  }
}
