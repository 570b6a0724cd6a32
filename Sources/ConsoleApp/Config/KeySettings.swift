import Framework
import TerminalUI

extension ConfigurationSection {
  static let keys = ConfigurationSection(
    name: "keys",
    help: """
      Other keys for commands, by the names that 'rapport keys' prints. What is named here has these keys only; a key that \
      means something else already is refused.
      """,
    example: """
      keys:
        ticket.resolve: ctrl-t
        console.undo: [u, ctrl-u]
      """
  ) { node, configuration throws(DocumentError) in
    configuration.keyMap = try KeySettings.read(node)
  }
}

/// The user's keys, held against all that are in force beside them.
enum KeySettings {
  static func read(_ node: DocumentNode) throws(DocumentError) -> KeyMap {
    var changed: [String: [Key]] = [:]
    var places: [(id: String, node: DocumentNode)] = []
    let known = Set(KeySection.all.flatMap(\.commands).map(\.id))
    for (id, value) in try node.entries() {
      guard known.contains(id) else {
        throw value.error("there is no command '\(id)', expected a name that 'rapport keys' prints")
      }
      changed[id] = try keys(value)
      places.append((id, value))
    }
    let map = KeyMap(changed: changed)
    for place in places {
      if let clash = clash(of: place.id, in: map) {
        throw place.node.error("\(clash.key.name) means \(clash.command.id) already (\(clash.command.title))")
      }
    }
    return map
  }

  private static func keys(_ node: DocumentNode) throws(DocumentError) -> [Key] {
    let items = node.isList ? try node.items() : [node]
    var keys: [Key] = []
    for item in items {
      let name = try item.text("a key")
      guard let key = Key(name: name) else {
        throw item.error("found '\(name)', expected a key such as r, R, ctrl-r, f5, page-up or enter")
      }
      keys.append(key)
    }
    return keys
  }

  /// Another command in force in the same place with one of the keys.
  private static func clash(of id: String, in map: KeyMap) -> (key: Key, command: Command)? {
    let sections = KeySection.all
    guard let own = sections.first(where: { section in section.commands.contains { $0.id == id } }),
      let command = own.commands.first(where: { $0.id == id })
    else { return nil }
    let isEverywhere = KeySection.everywhere.contains { $0.title == own.title }
    let beside = isEverywhere ? sections : KeySection.everywhere + [own]
    let wanted = Set(map.keys(of: command))
    for other in beside.flatMap(\.commands) where other.id != id {
      if let key = map.keys(of: other).first(where: wanted.contains) { return (key, other) }
    }
    return nil
  }
}
