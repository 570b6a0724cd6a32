import ConsoleApp

/// The page rapport(1), made from what the program says of itself: its commands, options, keys and settings.
struct ManualPage {
  let tool: ToolDescription.Command

  var text: String {
    [
      head, commands, sharedOptions, importing, mappings, learning, sources, configuration, keys, environment, files,
      exitCodes,
      examples,
    ].joined()
  }

  private var head: String {
    let version = Rapport.configuration.version.split(separator: " ").last.map(String.init) ?? ""
    return ".\\\" Made by 'rapport man'; do not edit.\n"
      + ".TH RAPPORT 1 \"\" \"\(Roff.text("rapport \(version)"))\" \"User Commands\"\n"
      + Roff.section("NAME") + "rapport \\- \(Roff.text(sentence(tool.abstract)))\n"
      + Roff.section("SYNOPSIS")
      + "\(Roff.bold("rapport")) [\(Roff.italic("command"))] [\(Roff.italic("options"))]\n"
      + Roff.section("DESCRIPTION")
      + Roff.text(
        """
        Without a command the console opens on the database, which is made when there is none. Every screen's data can be had \
        from the other commands, as text and as data for machines; they print to standard output and complain on standard \
        error.
        """) + "\n"
  }

  // MARK: Commands

  /// The leaves of the tree with their whole names, such as `report portfolio`.
  private var leaves: [(name: String, command: ToolDescription.Command)] { leaves(of: tool, under: []) }

  private func leaves(
    of command: ToolDescription.Command, under names: [String]
  ) -> [(name: String, command: ToolDescription.Command)] {
    command.visibleSubcommands.flatMap { inner in
      let path = names + [inner.commandName]
      return inner.visibleSubcommands.isEmpty
        ? [(path.joined(separator: " "), inner)] : leaves(of: inner, under: path)
    }
  }

  /// What many commands take is told once.
  private var sharedArguments: [ToolDescription.Argument] {
    var counts: [String: Int] = [:]
    var inOrder: [ToolDescription.Argument] = []
    let leaves = leaves
    for argument in leaves.flatMap(\.command.ownArguments) where argument.kind != "positional" {
      counts[argument.key, default: 0] += 1
      if counts[argument.key] == 1 { inOrder.append(argument) }
    }
    return inOrder.filter { counts[$0.key, default: 0] * 3 > leaves.count }
  }

  private var commands: String {
    let shared = Set(sharedArguments.map(\.key))
    return Roff.section("COMMANDS")
      + leaves.map { name, command in
        let own = command.ownArguments.filter { !shared.contains($0.key) }
        let about = [command.abstract, command.discussion].compactMap(\.self).map(Roff.paragraphs)
        return Roff.subsection("rapport \(usage(name, own))") + about.joined() + own.map(entry).joined()
      }.joined()
  }

  private func usage(_ name: String, _ arguments: [ToolDescription.Argument]) -> String {
    let values = arguments.filter { $0.kind == "positional" }.map { argument in
      let value = argument.values.uppercased()
      return argument.isOptional ? "[\(value)]" : value
    }
    return ([name] + (arguments.contains { $0.kind != "positional" } ? ["[options]"] : []) + values)
      .joined(separator: " ")
  }

  private func entry(_ argument: ToolDescription.Argument) -> String {
    let value = Roff.italic(argument.values)
    let term =
      argument.kind == "positional"
      ? value
      : argument.spellings.map(Roff.bold).joined(separator: ", ") + (argument.kind == "option" ? " \(value)" : "")
    var words = [argument.abstract, argument.discussion].compactMap(\.self).map(Roff.text)
    if let values = argument.allValues, !values.allSatisfy({ argument.abstract?.contains($0) ?? false }) {
      words.append("One of \(values.map(Roff.bold).joined(separator: ", ")).")
    }
    if let value = argument.defaultValue, argument.kind != "flag" { words.append("Default: \(Roff.text(value)).") }
    return Roff.entry(term, words.joined(separator: " "))
  }

  private var sharedOptions: String {
    Roff.section("COMMON OPTIONS") + sharedArguments.map(entry).joined()
      + Roff.entry("\(Roff.bold("-h")), \(Roff.bold("--help"))", "What a command does, and its options.")
      + Roff.entry(Roff.bold("--version"), "Which Rapport this is.")
  }

  // MARK: What can be set

  private var configuration: String {
    let options = ConfigurationOption.all.map { option in
      let also = ([option.argument].compactMap(\.self) + ["$\(option.environment)"]).map(Roff.bold)
      let words =
        "\(Roff.text(option.help)) Expected: \(Roff.text(option.expected)). "
        + "Default: \(Roff.text(option.standardDescription)). Also set by \(also.joined(separator: " and "))."
      return Roff.entry(Roff.bold(option.name), words)
    }
    let sections = ConfigurationSection.all.map { section in
      Roff.entry(Roff.bold(section.name), Roff.text(section.help)) + Roff.example(section.example)
    }
    return Roff.section("CONFIGURATION")
      + Roff.text(
        """
        config.yaml is read strictly: an unknown key or a wrong value is refused with its line. An option of the call goes \
        before the environment, that before the file. 'rapport config' says what holds and why; 'rapport config --defaults' \
        prints a file to start from.
        """) + "\n" + options.joined() + sections.joined()
  }

  private var keys: String {
    Roff.section("KEYS")
      + KeySection.all.map { section in
        Roff.subsection(section.title)
          + section.commands.map { command in
            Roff.entry(command.keys.map { Roff.bold($0.name) }.joined(separator: ", "), Roff.text(command.title))
          }.joined()
      }.joined()
  }

  private func sentence(_ words: String?) -> String {
    let words = words ?? ""
    return words.hasSuffix(".") ? String(words.dropLast()) : words
  }
}
