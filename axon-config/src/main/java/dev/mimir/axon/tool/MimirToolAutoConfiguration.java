package dev.mimir.axon.tool;

import dev.mimir.axon.secret.MimirSecretAutoConfiguration;
import dev.mimir.axon.secret.Vault;
import dev.mimir.tool.CustomTools;
import dev.mimir.tool.OutsideAccess;
import dev.mimir.tool.ToolTrial;
import dev.mimir.tool.Toolbox;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// The tools of the installation.
@AutoConfiguration(after = MimirSecretAutoConfiguration.class)
@EnableConfigurationProperties(ToolProperties.class)
public class MimirToolAutoConfiguration {

  @Bean
  Toolbox toolbox() {
    return Toolbox.discovered();
  }

  @Bean
  OutsideAccess outsideAccess(ToolProperties properties) {
    return new OutsideAccess(
        properties.allowPrivate(),
        properties.allowedHosts().stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()));
  }

  @Bean
  CustomTools customTools(DataSource database, Vault vault, Toolbox toolbox) {
    return new StoredTools(new ToolTable(database), new Secrets(vault), toolbox);
  }

  @Bean
  ToolTrial toolTrial(Toolbox toolbox, CustomTools tools, OutsideAccess access) {
    return new SingleCalls(toolbox.caller(tools, access));
  }
}
