import CustomerSuccess
import TerminalUI

/// Something that can be had by its name.
struct PaletteEntry: Hashable, Sendable {
  var name: String
  var title: String
  /// The keys that do the same.
  var keys: String
  var choice: Choice

  enum Choice: Hashable, Sendable {
    case verb(Verb)
    case openLink
    case console(ConsoleAction)
    case screen(ScreenID)
    case pane(NamedPane)
    /// A line to carry out as if it had been typed.
    case line(String)
    /// A line that is still to be completed.
    case start(String)
    /// What was typed and not sent.
    case draft(Draft.Key)
  }
}

extension Console {
  /// All that can be had here: acts on what is chosen, what the console does, screens, views and macros.
  var paletteEntries: [PaletteEntry] {
    verbEntries + [linkEntry] + consoleEntries + screenEntries + lineEntries + draftEntries
  }

  private var verbEntries: [PaletteEntry] {
    let kind = panes[focus]?.subjectKind(in: scene(for: focus))
    let kinds = [kind, .customer, .portfolio].compactMap(\.self)
    return Verb.allCases.compactMap { verb in
      guard let on = kinds.first(where: verb.targets.contains) else { return nil }
      return PaletteEntry(
        name: verb.rawValue, title: verb.title(on: on), keys: keyName(of: .verb(verb)), choice: .verb(verb))
    }
  }

  private var linkEntry: PaletteEntry {
    PaletteEntry(
      name: VerbKey.linkName, title: VerbKey.linkTitle, keys: keyName(of: .openLink), choice: .openLink)
  }

  /// The first key in force for it here; empty for none.
  private func keyName(of use: VerbKey.Use) -> String {
    let kind = panes[focus]?.subjectKind(in: scene(for: focus))
    let bound = VerbKeys.inForce(on: kind).lazy.flatMap { place in
      place.keys.filter { $0.use == use }.flatMap { self.keyMap.keys(of: $0.command(on: place.kind)) }
    }
    return bound.first?.name ?? ""
  }

  private var consoleEntries: [PaletteEntry] {
    ConsoleAction.allCases.filter { $0 != .palette }.map { action in
      let keys = keyMap.keys(of: action, in: "console").first?.name ?? ""
      return PaletteEntry(name: action.rawValue, title: action.title, keys: keys, choice: .console(action))
    }
  }

  private var screenEntries: [PaletteEntry] {
    Screen.all.map {
      PaletteEntry(
        name: $0.title.lowercased(), title: "Screen: \($0.title)", keys: "\($0.number)", choice: .screen($0.id))
    }
      + NamedPane.all.map { PaletteEntry(name: $0.name, title: $0.title, keys: "", choice: .pane($0)) }
  }

  private var lineEntries: [PaletteEntry] {
    [
      PaletteEntry(
        name: "scope", title: "Narrow every screen, as in: scope tier:pro score<70", keys: "", choice: .start("scope ")),
      PaletteEntry(
        name: "sources", title: "Sources: last success, last error, rows, next run", keys: "", choice: .line("sources")),
      PaletteEntry(
        name: "plan", title: "What changed framework files would do, before they hold", keys: "",
        choice: .start("plan ")),
      PaletteEntry(
        name: "asof", title: "Everything as of a past day, as in: asof 2026-10-01 known; asof now comes back", keys: "",
        choice: .start("asof ")),
      PaletteEntry(
        name: "diff", title: "Who crossed a category since a past day, and why, as in: diff 2026-10-01", keys: "",
        choice: .start("diff ")),
      PaletteEntry(
        name: "compare",
        title: "Two segments side by side, as in: compare tier:enterprise with tier:starter; or one and a day",
        keys: "",
        choice: .start("compare ")),
      PaletteEntry(name: "theme", title: "Another theme, seen while choosing", keys: "", choice: .start("theme ")),
    ]
      + setting.themes.map {
        PaletteEntry(name: "theme \($0)", title: "Theme: \($0)", keys: "", choice: .line("theme \($0)"))
      }
      + [PaletteEntry(name: "save", title: "Save this view under a name", keys: "", choice: .start("save "))]
      + setting.views.map {
        PaletteEntry(
          name: "view \($0.name)",
          title: "View: \([$0.screen, $0.scope, $0.filter].filter { !$0.isEmpty }.joined(separator: " · "))",
          keys: "", choice: .line("view \($0.name)"))
      }
      + setting.macros.map {
        PaletteEntry(
          name: $0.name, title: "Macro: \($0.lines.joined(separator: "; "))", keys: "", choice: .line($0.name))
      }
  }
}
