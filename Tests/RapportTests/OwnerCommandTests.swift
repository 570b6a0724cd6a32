import Testing

/// Whom a command makes the owner: the one who is meant by a part of the name, or a question back; a name that nobody has is
/// refused with who there is, unless it is said to be new.
@Suite struct OwnerCommandTests {
  @Test(
    arguments: [
      ("Reyes", "Ana Reyes", 0, ""), ("ana reyes", "Ana Reyes", 0, ""), ("me", "tester", 0, ""),
      ("Ana", "Ana Ruiz", 2, "owner: 'Ana' could be Ana Reyes, Ana Ruiz, expected one of them"),
      ("rey", "Ana Reyes", 0, ""), ("Ana  Reyes", "Ana Reyes", 0, ""), ("Ana\u{A0}Rey\u{200B}es", "Ana Reyes", 0, ""),
      ("dan", "dana", 0, ""), ("tester", "tester", 0, ""),
      (
        "Zoe Wlash", "Ana Ruiz", 2,
        "owner: nobody is known as 'Zoe Wlash', expected one of "
      ),
      ("a", "Ana Ruiz", 2, "owner: 'a' could be Ana Reyes, Ana Ruiz: more letters tell who is meant"),
      ("a\tb", "Ana Ruiz", 2, "owner: found a tab, expected one line"),
    ] as [(String, String, Int32, String)])
  func anOwnerIsSomebodyKnown(_ typed: String, _ owner: String, _ status: Int32, _ words: String) async throws {
    let portfolio = try await SmallPortfolio(extra: ActCommandTests.extra)
    for (ticket, name) in [("T-1", "Ana Reyes"), ("T-2", "Ana Ruiz")] {
      #expect(try portfolio.run("ticket", "assign", ticket, "--to", name, "--new").status == 0)
    }
    let run = try portfolio.run("ticket", "assign", "T-2", "--to", typed)
    #expect(run.status == status && (words.isEmpty || run.errors.contains(words)), "\(run.errors)")
    #expect(words.isEmpty == run.errors.isEmpty)
    #expect(try portfolio.run("ticket", "show", "T-2").output.contains(owner))
  }

  @Test(arguments: [
    ["customer", "new", "Zeta", "--tier", "starter", "--owner", "Nobody Such"], ["assign", "CUST-001", "Nobody Such"],
    ["customer", "edit", "CUST-001", "--account-executive", "Nobody Such"],
    ["action", "new", "CUST-001", "--title", "x", "--owner", "Nobody Such"],
    ["ticket", "new", "CUST-001", "--subject", "x", "--owner", "Nobody Such"],
  ])
  func whateverNamesSomebodyAsksForAKnownNameOrANewOne(_ words: [String]) async throws {
    let portfolio = try await SmallPortfolio()
    let refused = try portfolio.running(words)
    #expect(refused.status == 2 && refused.errors.contains("nobody is known as 'Nobody Such'"), "\(refused.errors)")
    let taken = try portfolio.running(words + ["--new"])
    #expect(taken.status == 0, "\(taken.errors)")
    #expect(
      try portfolio.run(
        "export", words[0] == "action" ? "actions" : words[0] == "ticket" ? "ticket-events" : "customers"
      ).output
        .contains("Nobody Such"))
  }
}
