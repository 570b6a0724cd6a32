extension Forgetting {
  /// Where one of the person's names still stands alone once the person is forgotten, so that somebody may look; nil where nowhere:
  /// `'Ann' or 'Lee' alone stays in 2 places, which may be about somebody else: activity LOG-1, ticket TKT-7`.
  public func remains(in facts: some Sequence<Fact>, theirs: Set<TicketID> = []) -> String? {
    let parts = names.flatMap { NameSpellings($0).parts }.filter(Self.isTelling)
    let lone = LoneNames(traces: parts.map { LoneNames.Trace(words: WholeWords($0).words) })
    var met: Set<String> = []
    var places: [String] = []
    for fact in facts where fact.key != key {
      let left = scrubbed(fact, theirs: theirs)
      guard lone.withoutWords(of: left, theirs: []) != left else { continue }
      let place = left.key.words
      if met.insert(place).inserted { places.append(place) }
    }
    guard !places.isEmpty else { return nil }
    var shown: Set<String> = []
    let names = parts.filter { shown.insert(folded($0)).inserted }.map { "'\($0)'" }.joined(separator: " or ")
    return
      "\(names) alone stays in \(counted(places.count, "place")), which may be about somebody else: \(places.sorted().listed(3))"
  }

  /// Particles and initials stand everywhere.
  private static func isTelling(_ part: String) -> Bool {
    let words = WholeWords(part).words
    return words.joined().count > 2 || words.contains { !$0.utf8.allSatisfy { $0 < 0x80 } }
  }
}

/// Any one of a person's names, wherever it stands as a word.
private struct LoneNames: PersonKnown {
  struct Trace: WordTrace {
    let words: [String]
    var length: Int { words.count }
    func knows(_ run: WordRun) -> Bool { run.words.elementsEqual(words) }
  }

  let traces: [Trace]

  func scrubbed(_ text: String) -> String { WholeWords(text).replacing(traces, by: "") }
  func scrubbedLetter(_ text: String) -> String { scrubbed(text) }
  func wrote(_ event: TicketEvent) -> Bool { false }
  func isSelf(_ contact: ContactID) -> Bool { false }
  func isTold(by contact: ContactID) -> Bool { false }
}
