/// One person's name in the ways in which it is written: `Seán O'Brien` is `Sean OBrien` and `O’BRIEN, Sean` too, `Jürgen Müller` is
/// `Juergen Mueller`, and `Anna-Lena Berg` is `Annalena  Berg`. Always all of it: a part alone may be somebody else.
struct NameSpellings {
  struct Spelling: Hashable {
    /// Folded.
    let words: [String]
    /// The surname stands first, which a comma says: `Lee Ann` may well be somebody else than `Ann Lee`.
    let isInverted: Bool
  }

  /// As it was given first.
  private(set) var all: [Spelling] = []
  /// Given name and surname, and what is between them, each as it was given.
  let parts: [String]

  /// More than a name has; what has more is taken as it is.
  private static let most = 64

  init(_ name: String) {
    let sides = name.split(separator: ",", maxSplits: 1).map {
      $0.split(whereSeparator: \.isWhitespace).map(String.init)
    }
    let natural = sides.reversed().joined().filter { !WholeWords($0).words.isEmpty }
    parts = natural
    let given = Spelling(words: WholeWords(name).words, isInverted: false)
    guard !given.words.isEmpty else { return }
    var met: Set<Spelling> = [given]
    all = [given]
    for runs in Self.runs(of: natural) {
      for first in runs.indices {
        let words = (runs[first...] + runs[..<first]).flatMap { $0 }
        let spelling = Spelling(words: words, isInverted: first > 0)
        if met.insert(spelling).inserted { all.append(spelling) }
      }
    }
  }

  /// Whether a text is this name and nothing else.
  func isName(_ text: String) -> Bool {
    let words = WholeWords(text).words
    return all.contains { $0.words == words && $0.fits(text) }
  }

  /// Each part's words, in all ways to write all parts.
  private static func runs(of parts: [String]) -> [[[String]]] {
    let ways = parts.map { Self.ways(toWrite: $0, isAlone: parts.count == 1) }
    guard ways.reduce(1, { min($0 * $1.count, most + 1) }) <= most else { return [parts.map { WholeWords($0).words }] }
    return ways.reduce([[]]) { runs, ways in runs.flatMap { run in ways.map { run + [$0] } } }
  }

  /// `isAlone`: a name of one word that loses a letter is another word soon, as `Zoe` is `Zo`.
  private static func ways(toWrite part: String, isAlone: Bool) -> [[String]] {
    let words = WholeWords(part).words
    var ways = [words, WholeWords(spelledOut(part)).words]
    if !isAlone { ways.append(words.map(drawnTogether)) }
    ways += ways.map { [$0.joined()] }
    return ways.enumerated().filter { !ways[..<$0.offset].contains($0.element) }.map(\.element)
  }

  /// Letters with two dots or a ring or a stroke, as people type them who have no such key.
  private static func spelledOut(_ part: String) -> String {
    part.lowercased().map { letter in
      switch letter {
      case "ä": "ae"
      case "ö", "ø": "oe"
      case "ü": "ue"
      case "å": "aa"
      default: String(letter)
      }
    }.joined()
  }

  /// What such letters are without dots, ring or stroke, of a word that has them spelled out.
  private static func drawnTogether(_ word: String) -> String {
    word.replacing("ae", with: "a").replacing("oe", with: "o").replacing("ue", with: "u").replacing("aa", with: "a")
  }
}

extension NameSpellings.Spelling {
  /// Whether the words may be the name as they are written.
  func fits(_ written: some StringProtocol) -> Bool { !isInverted || written.contains(",") }
}
