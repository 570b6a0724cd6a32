import ArgumentParser
import ConsoleApp
import Foundation
import Framework
import TerminalUI

/// How the console looks and where it starts.
struct LookOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A theme by name, a theme file, or auto for dark or light.", valueName: "theme"),
    completion: .custom { _, _, _ in ThemeLibrary(folder: BaseFolders.ofUser.themes).choices })
  var theme: String?

  @Option(
    help: ArgumentHelp("Start as csm (My day), lead (the ticket queue) or manager (the overview).", valueName: "role"))
  var role: Role?

  /// By the configuration's names.
  var arguments: [String: String] {
    ["theme": theme, "role": role?.rawValue].compactMapValues(\.self)
  }
}

extension BaseFolders {
  var themes: URL { configuration.appending(path: "themes") }
}

extension Surroundings {
  var themes: ThemeLibrary { ThemeLibrary(folder: configurationFolder.appending(path: "themes")) }

  /// The theme to start with; with `auto`, what the surroundings say about the terminal's ground is taken until it answers.
  func themeChoice() throws -> ThemeChoice {
    let assumed = ProcessInfo.processInfo.environment["COLORFGBG"].flatMap(Theme.Appearance.init(colorFGBG:))
    return try Complaint.reading { () throws(DocumentError) in
      try themes.choice(configuration, assumed: assumed ?? .dark)
    }
  }
}
