/// Words and idioms with what they mean, found by the words of a text as far as they reach.
struct PhraseIndex<Meaning: Sendable>: Sendable {
  private struct Step: Hashable {
    var node: Int
    var word: String
  }

  private var steps: [Step: Int] = [:]
  private var meanings: [Meaning?] = [nil]
  private static var any: String { "*" }

  /// An idiom's words are parted as a text's are.
  mutating func change(_ phrase: String, _ change: (inout Meaning?) -> Void) {
    var node = 0
    for word in phrase.split(whereSeparator: { $0 == " " || $0 == "-" }) {
      let step = Step(node: node, word: FeedbackWords.folded(String(word)))
      if let next = steps[step] {
        node = next
      } else {
        meanings.append(nil)
        node = meanings.count - 1
        steps[step] = node
      }
    }
    change(&meanings[node])
  }

  /// The longest that begins at a word, and how many words it takes. `forms` gives each word's, and none where an idiom has to have
  /// ended.
  func longest(from start: Int, forms: (Int) -> [String]) -> Found? { longest(from: start, node: 0, forms) }

  struct Found {
    var meaning: Meaning
    var count: Int
  }

  private func longest(from start: Int, node: Int, _ forms: (Int) -> [String]) -> Found? {
    var best: Found?
    func offer(_ found: Found?, after count: Int) {
      guard let found, found.count + count > best?.count ?? 0 else { return }
      best = Found(meaning: found.meaning, count: found.count + count)
    }
    let known = forms(start)
    for form in known {
      guard let next = steps[Step(node: node, word: form)] else { continue }
      offer(longest(from: start + 1, node: next, forms), after: 1)
      offer(meanings[next].map { Found(meaning: $0, count: 0) }, after: 1)
    }
    guard node > 0, !known.isEmpty, let next = steps[Step(node: node, word: PhraseIndex.any)] else { return best }
    // The word may be there or not.
    offer(longest(from: start, node: next, forms), after: 0)
    offer(longest(from: start + 1, node: next, forms), after: 1)
    return best
  }
}
