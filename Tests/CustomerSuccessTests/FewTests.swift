import CustomerSuccess
import Testing

/// Of many things the first are shown and the others counted, and one is never counted in the room it would take itself.
@Suite struct FewTests {
  @Test(arguments: [
    (0, 3, 0, 0), (1, 3, 1, 0), (3, 3, 3, 0), (4, 3, 4, 0), (5, 3, 3, 2), (40, 3, 3, 37), (1, 0, 0, 1), (2, 1, 2, 0),
  ])
  func oneIsNeverLeftOver(count: Int, most: Int, shown: Int, more: Int) {
    let found = Array(0..<count).few(most)
    #expect(found.shown == Array(0..<shown) && found.more == more)
    // Whoever collects has one more than is shown at the most.
    let held = (0..<count).prefix(most + 1).few(most, of: count)
    #expect(held.shown == Array(0..<shown) && held.more == more)
    #expect((0..<count).few(.max).more == 0)
  }

  @Test(arguments: [
    (["a"], "a"), (["a", "b", "c"], "a, b, c"), (["a", "b", "c", "d"], "a, b and 2 more"), ([], ""),
  ])
  func theyAreListed(texts: [String], words: String) { #expect(texts.listed(2) == words) }

  @Test func findingsShowTheLastOneInsteadOfCountingIt() {
    let change = { (id: Int) in FieldChange(.ticket(TicketID("T\(id)")), "owner", before: "a", after: "b") }
    for (count, shown, more) in [(2, 2, 0), (3, 3, 0), (4, 2, 2)] {
      var findings = ImportFindings(limit: 2)
      for id in 0..<count { findings.add([change(id)], []) }
      #expect(findings.changes == (0..<shown).map(change) && findings.moreChanges == more)
      var sum = ImportFindings(limit: 2)
      sum.add(findings)
      #expect(sum.changes == findings.changes && sum.moreChanges == more)
    }
  }
}
