package dev.mimir.nodes.llm;

import dev.mimir.expression.Template;
import dev.mimir.node.NodeContext;
import dev.mimir.node.Outcome;
import dev.mimir.nodes.llm.LlmNode.Config;
import dev.mimir.nodes.llm.LlmNode.Message;
import dev.mimir.nodes.llm.LlmNode.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Puts the request of a node together.
final class Prompting {
  private final Config config;
  private final NodeContext context;
  private final List<Map<String, Object>> messages = new ArrayList<>();
  private final Set<String> references = new TreeSet<>();
  private String prompt = "";

  Prompting(Config config, NodeContext context) {
    this.config = config;
    this.context = context;
  }

  Outcome ask() {
    Task task = Task.of(config);
    instruct(task.instructions());
    if (config.prompt() != null) {
      add(Role.USER, config.prompt());
    }
    if (config.messages() != null) {
      for (Message message : config.messages()) {
        add(message.role(), message.text());
      }
    }
    ModelRequest request = task.added(ModelRequest.of(config, messages), prompt);
    return new Exchange(config, context).ask(request, context.personalOf(references));
  }

  private void instruct(@Nullable String instructions) {
    List<String> parts = new ArrayList<>();
    if (config.system() != null) {
      parts.add(rendered(config.system()));
    }
    if (instructions != null) {
      parts.add(instructions);
    }
    if (!parts.isEmpty()) {
      messages.add(Messages.system(String.join("\n\n", parts)));
    }
  }

  private void add(Role role, Template template) {
    String text = rendered(template);
    messages.add(Messages.said(role.name().toLowerCase(Locale.ROOT), text));
    if (role == Role.USER) {
      prompt = text;
    }
  }

  private String rendered(Template template) {
    references.addAll(template.references());
    return context.text(template);
  }
}
