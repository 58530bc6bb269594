package dev.mimir.projection.generator;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.MatcherRule;
import org.jooq.meta.jaxb.MatcherTransformType;
import org.jooq.meta.jaxb.Matchers;
import org.jooq.meta.jaxb.MatchersTableType;
import org.jooq.meta.jaxb.Strategy;
import org.jooq.meta.jaxb.Target;

/// What to generate: of each table the newest generation, under its name without the number, so
/// that the number is chosen where a query is made.
final class Tables {
  private static final Pattern GENERATION = Pattern.compile("(.+)_(\\d+)");

  private Tables() {}

  static Configuration configuration(DataSource database, Path sources) {
    return new Configuration()
        .withGenerator(
            new Generator()
                .withStrategy(new Strategy().withMatchers(withoutGeneration()))
                .withDatabase(database(newest(database)))
                .withGenerate(
                    new Generate()
                        .withIndexes(false)
                        .withRelations(false)
                        .withKeys(true)
                        .withRecords(true)
                        .withGlobalObjectReferences(true)
                        .withEmptySchemas(false))
                .withTarget(
                    new Target()
                        .withPackageName("dev.mimir.projection.schema")
                        .withDirectory(sources.toString())));
  }

  private static Database database(String tables) {
    return new Database()
        .withInputSchema(GenerateTables.SCHEMA)
        .withOutputSchemaToDefault(true)
        .withIncludes(tables)
        .withIncludeRoutines(false)
        .withIncludeSequences(false)
        .withForcedTypes(
            new ForcedType().withName("INSTANT").withIncludeTypes("(?i:timestamp.*)"),
            new ForcedType()
                .withUserType("java.lang.String")
                .withBinding("dev.mimir.projection.search.TsVectorBinding")
                .withIncludeTypes("tsvector"));
  }

  private static Matchers withoutGeneration() {
    return new Matchers()
        .withTables(
            new MatchersTableType()
                .withExpression(GENERATION.pattern())
                .withTableClass(
                    new MatcherRule()
                        .withTransform(MatcherTransformType.PASCAL)
                        .withExpression("$1"))
                .withRecordClass(
                    new MatcherRule()
                        .withTransform(MatcherTransformType.PASCAL)
                        .withExpression("$1_record"))
                .withTableIdentifier(
                    new MatcherRule()
                        .withTransform(MatcherTransformType.UPPER)
                        .withExpression("$1")));
  }

  private static String newest(DataSource database) {
    Map<String, Integer> generations = new TreeMap<>();
    for (Table<?> table :
        DSL.using(database, org.jooq.SQLDialect.POSTGRES)
            .meta()
            .filterSchemas(schema -> schema.getName().equals(GenerateTables.SCHEMA))
            .getTables()) {
      Matcher name = GENERATION.matcher(table.getName());
      if (name.matches()) {
        generations.merge(name.group(1), Integer.valueOf(name.group(2)), Math::max);
      }
    }
    return generations.entrySet().stream()
        .map(entry -> entry.getKey() + "_" + entry.getValue())
        .collect(Collectors.joining("|", "read_model|read_model_rebuild|read_model_view|", ""));
  }
}
