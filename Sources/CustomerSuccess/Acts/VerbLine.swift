/// A verb with its values in one line, as the palette and macros write it: `snooze 7d waiting for the budget`.
///
/// Values come in the parameters' order, one word or one quotation each; the last takes the rest of the line. `name:value`
/// tells a parameter out of turn.
public struct VerbLine: Hashable, Sendable {
  public var verb: Verb
  public var words: [String]

  /// Nil when the line does not begin with a verb.
  public init?(_ line: String) {
    var words = VerbLine.split(line)
    guard let first = words.first, let verb = Verb(rawValue: first.lowercased()) else { return nil }
    words.removeFirst()
    self.verb = verb
    self.words = words
  }

  /// The values by the parameters' names.
  public func values(for parameters: [Parameter]) -> [String: String] {
    var values: [String: String] = [:]
    var free = parameters.map(\.name)
    var rest = words[...]
    while let word = rest.first {
      if let colon = word.firstIndex(of: ":"), free.contains(String(word[..<colon])) {
        let name = String(word[..<colon])
        values[name] = String(word[word.index(after: colon)...])
        free.removeAll { $0 == name }
        rest.removeFirst()
      } else if let name = free.first {
        let isLast = free.count == 1
        values[name] = isLast ? rest.joined(separator: " ") : word
        free.removeFirst()
        rest = isLast ? [] : rest.dropFirst()
      } else {
        // Too much was told: the last one gets it, and complains.
        let last = parameters.last?.name ?? word
        values[last, default: ""] += " " + rest.joined(separator: " ")
        rest = []
      }
    }
    return values
  }

  /// Blanks separate, double quotes hold together.
  public static func split(_ line: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    var isWord = false
    for character in line {
      switch character {
      case "\"":
        isQuoted.toggle()
        isWord = true
      case " " where !isQuoted, "\t" where !isQuoted:
        if isWord { words.append(word) }
        (word, isWord) = ("", false)
      default:
        word.append(character)
        isWord = true
      }
    }
    return isWord ? words + [word] : words
  }
}
