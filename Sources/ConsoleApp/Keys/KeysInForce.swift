import CustomerSuccess
import TerminalUI

/// What each key does where the person stands, for help and the last line: no key twice, and none that could only be refused for
/// want of a thing that is never chosen there.
struct KeysInForce {
  /// The focused pane's.
  private(set) var own: KeySection
  /// Of what can be chosen there, the nearest first.
  private(set) var acts: [(kind: Target.Kind, section: KeySection)] = []
  private(set) var everywhere: [KeySection] = []

  /// A key is looked up among the moves, then in the pane, then among the acts, and at last among what holds everywhere.
  init(_ console: Console) {
    let pane = console.panes[console.focus]
    let scene = console.scene(for: console.focus)
    var taken = Set(KeySection.everywhere[0].resolved(by: console.keyMap).commands.flatMap(\.keys))
    taken.formUnion(Screen.all.map(\.key))
    func section(_ title: String, _ commands: [Command]) -> KeySection {
      var section = KeySection(title: title, commands: commands).resolved(by: console.keyMap)
      section.commands = section.commands.compactMap { command in
        var command = command
        command.keys.removeAll(where: taken.contains)
        return command.keys.isEmpty ? nil : command
      }
      // A key that is refused here is nobody else's.
      taken.formUnion(section.commands.flatMap(\.keys))
      section.commands.removeAll { !console.isPossible($0) }
      return section
    }
    own = section(pane?.title(in: scene) ?? "", pane?.commandsInForce(in: scene) ?? [])
    let kind = pane?.subjectKind(in: scene)
    for place in VerbKeys.inForce(on: kind) where console.canChoose(place.kind) {
      let commands = place.keys.map { $0.command(on: place.kind) }
      acts.append((place.kind, section("On the \(place.kind.title)", commands)))
    }
    var holding = KeySection.everywhere.map { $0.resolved(by: console.keyMap) }
    let screens = holding[1].commands.filter { $0.id == KeySection.screens }
    let actions = ConsoleAction.allCases.filter(console.isOfUse).map { Command($0, in: "console") }
    holding[1] = section(holding[1].title, actions)
    holding[1].commands = screens + holding[1].commands
    everywhere = holding
  }
}

extension Console {
  /// Where nothing can be changed, nothing is offered that changes something.
  func isPossible(_ command: Command) -> Bool { !setting.isReadOnly || !command.changes }

  /// Things of this kind are chosen in the focused pane or stand beside it, or may in a moment.
  func canChoose(_ kind: Target.Kind) -> Bool {
    if kind == .portfolio || kind == panes[focus]?.subjectKind(in: scene(for: focus)) { return true }
    return isPageInAMoment || !subjects(for: .activity, on: kind).isEmpty
  }

  /// What the focused page is about is still being read.
  private var isPageInAMoment: Bool { front.isReading && screen.pages[focus] != nil }

  /// What has something to do in the focused pane, as far as that is the pane's and not the moment's.
  func isOfUse(_ action: ConsoleAction) -> Bool {
    guard let pane = panes[focus] else { return true }
    let scene = scene(for: focus)
    switch action {
    case .mark, .markRange, .unmark: return pane.canMark(in: scene)
    case .markAll: return pane.canMark(in: scene) && pane.allAsked(in: scene, limit: MarkStep.limit) != nil
    case .copy: return isPageInAMoment || !pane.subjects(in: scene).isEmpty || pane.canMark(in: scene)
    case .why: return pane.why(in: scene) != .nothing
    default: return true
    }
  }
}
