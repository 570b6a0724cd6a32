import Statistics
import Testing

@testable import TerminalUI

@Suite struct FuzzyMatchTests {
  @Test(arguments: [
    ("", "anything", [Int]?.some([])), ("rt", "Resolve ticket", [0, 8]), ("tick", "Resolve ticket", [8, 9, 10, 11]),
    ("RES", "Resolve", [0, 1, 2]), ("r t", "Resolve ticket", [0, 8]), ("xyz", "Resolve", nil), ("ba", "ab", nil),
    ("ab", "a-xab", [0, 4]), ("é", "café", [3]), ("long", "lo", nil),
  ])
  func findsTheLettersInOrder(query: String, text: String, places: [Int]?) {
    #expect(FuzzyMatch(query, in: text)?.places == places)
  }

  @Test func ranksStartsOfWordsFirst() {
    let commands = ["Escalate ticket", "Sort by score", "Set severity", "Assign"]
    #expect(FuzzyMatch.ranked("s", in: commands).map(\.index) == [1, 2, 3, 0])
    #expect(FuzzyMatch.ranked("sev", in: commands).map(\.index).first == 2)
    #expect(FuzzyMatch.ranked("", in: commands).map(\.index) == [0, 1, 2, 3])
    #expect(FuzzyMatch.ranked("q", in: commands).isEmpty)
  }

  @Test func whatMatchedStandsOut() {
    let match = FuzzyMatch("tic", in: "a ticket")
    #expect(match?.pieces(of: "a ticket") == [Piece("a "), Piece("tic", .accent, emphasis: .bold), Piece("ket")])
  }

  @Test func everyMatchIsInOrderAndThere() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<3_000 {
      let text = String((0..<12).map { _ in "ab -C".randomElement(using: &random) ?? "a" })
      let query = String((0..<3).map { _ in "abc".randomElement(using: &random) ?? "a" })
      guard let places = FuzzyMatch(query, in: text)?.places else { continue }
      #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
      #expect(String(places.map { Array(text)[$0] }).lowercased() == query)
    }
  }
}
