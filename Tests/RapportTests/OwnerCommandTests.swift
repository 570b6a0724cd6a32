import Testing

/// Whom a command makes the owner: the one who is meant by a part of the name, or a question back; a name that nobody has is
/// taken, and said.
@Suite struct OwnerCommandTests {
  @Test(
    arguments: [
      ("Reyes", "Ana Reyes", 0, ""), ("ana reyes", "Ana Reyes", 0, ""), ("me", "tester", 0, ""),
      ("Ana", "Ana Ruiz", 2, "owner: 'Ana' could be Ana Reyes, Ana Ruiz, expected one of them"),
      ("Zoe Wlash", "Zoe Wlash", 0, "owner: nobody is known as 'Zoe Wlash' yet; it is taken as a new name."),
      ("a\tb", "Ana Ruiz", 2, "owner: found a tab, expected one line"),
    ] as [(String, String, Int32, String)])
  func anOwnerIsSomebodyKnown(_ typed: String, _ owner: String, _ status: Int32, _ words: String) async throws {
    let portfolio = try await SmallPortfolio(extra: ActCommandTests.extra)
    for (ticket, name) in [("T-1", "Ana Reyes"), ("T-2", "Ana Ruiz")] {
      #expect(try portfolio.run("ticket", "assign", ticket, "--to", name).status == 0)
    }
    let run = try portfolio.run("ticket", "assign", "T-2", "--to", typed)
    #expect(run.status == status && (words.isEmpty || run.errors.contains(words)), "\(run.errors)")
    #expect(words.isEmpty == run.errors.isEmpty)
    #expect(try portfolio.run("ticket", "show", "T-2").output.contains(owner))
  }
}
