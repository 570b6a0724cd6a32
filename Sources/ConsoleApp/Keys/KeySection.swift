import CustomerSuccess
import TerminalUI

/// The keys of one place, for help and the command line.
public struct KeySection: Hashable, Sendable {
  public var title: String
  public var commands: [Command]

  /// Every key the console knows, by the place it holds in.
  public static var all: [KeySection] {
    let panes = AllPanes.make()
    let places = Screen.all.flatMap { screen in
      screen.panes.compactMap { id in
        panes[id].map { KeySection(title: "\(screen.title): \(id)", commands: $0.commands) }
      }
    }
    let acts = Target.Kind.allCases.map { KeySection(title: "On \($0.anyTitle)", commands: VerbKeys.commands(on: $0)) }
    return everywhere + acts + places.filter { !$0.commands.isEmpty }
  }

  /// With the keys in force instead of the declared ones.
  public static func all(in map: KeyMap) -> [KeySection] { all.map { $0.resolved(by: map) } }

  func resolved(by map: KeyMap) -> KeySection {
    var section = self
    for index in section.commands.indices { section.commands[index].keys = map.keys(of: section.commands[index]) }
    return section
  }

  /// The name of the keys of screens.
  static let screens = "screen"

  static var everywhere: [KeySection] {
    let digits = Screen.all.map { "\($0.number) \($0.title)" }.joined(separator: ", ")
    return [
      KeySection(title: "Moving", commands: ListMove.allCases.map { Command($0, in: "move") }),
      KeySection(
        title: "Everywhere",
        commands: [Command(id: KeySection.screens, title: "Screens: \(digits)", keys: Screen.all.map(\.key))]
          + ConsoleAction.allCases.map { Command($0, in: "console") }),
    ]
  }
}

extension Screen {
  var key: Key { .character(Character("\(number)")) }
}
