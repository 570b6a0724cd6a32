/// A configuration file to start from: every option with its default, and what it is for. It means the same as no file.
public enum ConfigurationTemplate {
  public static func text(sections: [ConfigurationSection] = ConfigurationSection.all) -> String {
    let head = comment("Rapport's configuration. Everything is optional; what stands here are the defaults.")
    let parts = ConfigurationOption.all.map(part) + sections.map(part)
    return ([head] + parts).joined(separator: "\n")
  }

  private static func part(_ option: ConfigurationOption) -> String {
    let others = (["$\(option.environment)"] + [option.argument].compactMap(\.self)).joined(separator: ", ")
    let words = "\(option.help) Expected: \(option.expected). Also set by \(others)."
    guard let standard = option.standard else {
      return comment("\(words) Default: \(option.standardDescription).") + "# \(option.name):\n"
    }
    return comment(words) + "\(option.name): \(standard)\n"
  }

  private static func part(_ section: ConfigurationSection) -> String {
    comment(section.help) + section.example.split(separator: "\n").map { "# \($0)\n" }.joined()
  }

  /// In lines of up to 100 columns.
  private static func comment(_ words: String) -> String {
    var lines: [String] = []
    var line = "#"
    for word in words.split(separator: " ") {
      if line.count + word.count >= 100 {
        lines.append(line)
        line = "#"
      }
      line += " \(word)"
    }
    return (lines + [line]).joined(separator: "\n") + "\n"
  }
}
