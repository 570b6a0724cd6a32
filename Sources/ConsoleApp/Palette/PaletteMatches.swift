import CustomerSuccess
import TerminalUI

/// What of a palette's entries fits what is typed.
struct PaletteMatches {
  typealias Row = (entry: PaletteEntry, match: FuzzyMatch)

  private let entries: [PaletteEntry]
  private let text: String
  private let query: String
  private let line: PaletteLine?

  init(_ entries: [PaletteEntry], text: String, line: PaletteLine?) {
    self.entries = entries
    self.text = text
    self.line = line
    query = text.withoutOuterBlanks.lowercased()
  }

  /// Best first, with the letters that fit. A name written whole comes before all, with or without something behind it; what
  /// cannot be done here has no stand-in.
  var rows: [Row] {
    guard let line else {
      let ranked = ranked
      return query.hasPrefix("drafts") ? drafts + ranked : ranked + drafts
    }
    guard let named = entries.first(where: { $0.name == line.name && !$0.isDraft }) else { return [] }
    let own = FuzzyMatch(named.name, in: named.words).map { [(entry: named, match: $0)] } ?? []
    if line.rest.isEmpty { return own + (ranked + drafts).filter { $0.entry != named } }
    // Names of several words that begin so, such as a theme's.
    return ranked.filter { $0.entry != named && $0.entry.name.lowercased().hasPrefix(query) } + own
  }

  private var ranked: [Row] {
    let entries = entries.filter { !$0.isDraft }
    var ranked = FuzzyMatch.ranked(query, in: entries.map(\.words)).map { (entry: entries[$0.index], match: $0.match) }
      .filter { $0.match.isNear($0.entry) }
    // Letters that are merely scattered over a long title are no find beside a real one.
    if let best = ranked.first?.match.score { ranked.removeAll { $0.match.score * 2 < best } }
    // Whoever types the beginning of a name means that name, however short the others are.
    let query = query
    return ranked.filter { $0.entry.name.lowercased().hasPrefix(query) }
      + ranked.filter { !$0.entry.name.lowercased().hasPrefix(query) }
  }

  /// Found by what all of them are called, or by words of their own: a verb's name means the verb.
  private var drafts: [Row] {
    let isCalled = "drafts".hasPrefix(query)
    let wanted = PaletteMatches.words(of: query.hasPrefix("drafts ") ? String(query.dropFirst(7)) : query)
    return entries.filter(\.isDraft).compactMap { entry in
      let own = PaletteMatches.words(of: query.hasPrefix("drafts ") ? entry.words : entry.title)
      let isFound = !wanted.isEmpty && wanted.allSatisfy { word in own.contains { $0.hasPrefix(word) } }
      guard isCalled || isFound, let match = FuzzyMatch(query, in: entry.words) ?? FuzzyMatch("", in: entry.words)
      else { return nil }
      return (entry, match)
    }
  }

  private static func words(of text: String) -> [Substring] {
    text.lowercased()[...].split { !($0.isLetter || $0.isNumber) }
  }
}

extension PaletteEntry {
  var words: String { "\(name)  \(title)" }

  var isDraft: Bool { if case .draft = choice { true } else { false } }
}

extension FuzzyMatch {
  /// Whether the letters are what somebody may have meant: letters of the name from its beginning on, three and more that
  /// stand together, or beginnings of words: of any if they are as long, else of words beside each other. What is scattered
  /// further is a coincidence.
  fileprivate func isNear(_ entry: PaletteEntry) -> Bool {
    guard let first = places.first, let last = places.last else { return true }
    if first == 0, last < entry.name.count { return true }
    let pieces = pieces
    if pieces.count == 1, places.count > 2 { return true }
    let letters = Array(entry.words)
    func beginsWord(_ place: Int) -> Bool {
      let isLetter = letters[place].isLetter || letters[place].isNumber
      return isLetter && (place == 0 || !(letters[place - 1].isLetter || letters[place - 1].isNumber))
    }
    guard pieces.allSatisfy({ beginsWord($0.lowerBound) }) else { return false }
    return zip(pieces, pieces.dropFirst()).allSatisfy { before, next in
      next.count > 2 || (before.upperBound..<next.lowerBound).filter(beginsWord).count <= 1
    }
  }

  /// The matched characters that stand beside each other.
  private var pieces: [Range<Int>] {
    places.reduce(into: []) { pieces, place in
      if let last = pieces.last, last.upperBound == place {
        pieces[pieces.count - 1] = last.lowerBound..<place + 1
      } else {
        pieces.append(place..<place + 1)
      }
    }
  }
}
