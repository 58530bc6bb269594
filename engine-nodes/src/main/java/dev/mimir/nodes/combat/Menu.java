package dev.mimir.nodes.combat;

import dev.mimir.expression.Template;
import dev.mimir.node.NodeContext;
import dev.mimir.nodes.character.Use;
import dev.mimir.nodes.combat.Bag.Thing;
import dev.mimir.nodes.combat.CombatNode.Config;
import dev.mimir.nodes.combat.CombatNode.Labels;
import dev.mimir.session.Player;
import dev.mimir.session.Text;
import dev.mimir.session.Wait.Awaited;
import dev.mimir.session.Wait.Kind;
import dev.mimir.session.Wait.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a player can choose for a fighter: attacks by targets, things to use by those on whom, to
/// defend itself, to flee. The same state of a fight always gives the same ids.
final class Menu {
  static final String DEFEND = "defend";
  private static final String FLEE = "flee";

  private final Fighter actor;
  private final Fight fight;
  private final Keys keys;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private record Entry(Text text, Consumer<Actions> does) {}

  private Menu(Fighter actor, Fight fight) {
    this.actor = actor;
    this.fight = fight;
    this.keys = new Keys(fight.order().stream().map(Fighter::id).toList());
  }

  static Menu of(Fighter actor, Fight fight, @Nullable Labels labels, List<Blow> blows) {
    Menu menu = new Menu(actor, fight);
    menu.attacks(blows);
    menu.things(Bag.of(actor, fight));
    Text defend = menu.words(labels == null ? null : labels.defend(), "Defend");
    menu.entries.put(DEFEND, new Entry(defend, does -> does.defend(actor)));
    if (fight.rules().flight()) {
      Text flee = menu.words(labels == null ? null : labels.flee(), "Flee");
      menu.entries.put(FLEE, new Entry(flee, does -> does.flee(actor)));
    }
    return menu;
  }

  /// Does what was chosen.
  void choose(String id, Actions actions) {
    Objects.requireNonNull(entries.get(id), id).does().accept(actions);
  }

  /// What the players are asked.
  Awaited awaited(Config config) {
    Labels labels = config.labels();
    String health = actor.name() + " " + actor.hp() + "/" + actor.body().maxHp();
    NodeContext context = fight.context();
    return new Awaited(
        Kind.CHOICE,
        words(labels == null ? null : labels.prompt(), health),
        entries.entrySet().stream().map(Menu::option).toList(),
        List.of(),
        null,
        players(),
        context.deadline(config.timeout()));
  }

  private static Option option(Map.Entry<String, Entry> entry) {
    return new Option(entry.getKey(), entry.getValue().text(), null, null, null);
  }

  /// The one who plays the fighter; all when that is nobody who is there.
  private List<String> players() {
    List<String> all = fight.context().players().stream().map(Player::playerId).toList();
    String own = Objects.requireNonNull(actor.player());
    return all.contains(own) ? List.of(own) : all;
  }

  private void attacks(List<Blow> blows) {
    Keys names = new Keys(blows.stream().map(Blow::name).toList());
    for (int i = 0; i < blows.size(); i++) {
      Blow blow = blows.get(i);
      for (Fighter target : fight.opponents(actor)) {
        String id = "attack:" + names.of(i) + ":" + key(target);
        entries.put(
            id, new Entry(on(blow.name(), target), does -> does.attack(actor, blow, target)));
      }
    }
  }

  private void things(List<Thing> things) {
    Keys names = new Keys(things.stream().map(Thing::id).toList());
    for (int i = 0; i < things.size(); i++) {
      Thing thing = things.get(i);
      String name = thing.item().name() == null ? thing.id() : thing.item().name();
      for (Fighter target : targets(thing)) {
        String id = "use:" + names.of(i) + ":" + key(target);
        entries.put(id, new Entry(on(name, target), does -> does.use(actor, thing, target)));
      }
    }
  }

  /// Those who fled cannot be reached; those who are down can be helped.
  private List<Fighter> targets(Thing thing) {
    return Use.harms(thing.item())
        ? fight.opponents(actor)
        : fight.side(actor.attacks()).stream().filter(fighter -> !fighter.fled()).toList();
  }

  private String key(Fighter fighter) {
    return keys.of(fight.order().indexOf(fighter));
  }

  private static Text on(String name, Fighter target) {
    return Text.plain(name + " → " + target.name());
  }

  private Text words(@Nullable Template template, String otherwise) {
    return template == null ? Text.plain(otherwise) : fight.context().words(template);
  }
}
