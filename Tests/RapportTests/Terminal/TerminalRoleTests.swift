import Testing

/// Where the console starts for whom.
@Suite(.enabled(if: TerminalSession.isInstalled, "tmux is not installed; ./test installs it"))
struct TerminalRoleTests {
  /// The owner of CUST-001, unless somebody is named.
  @Test(arguments: [
    (["--role", "csm"], "demo · Mira Okafor ·"), ([], "demo · Mira Okafor ·"),
    (["--role", "csm", "--as", "dana"], "demo · dana ·"),
  ])
  func aDayOfTheDemoIsThatOfSomebodyWhoHasOne(_ naming: [String], _ scope: String) throws {
    let terminal = try TerminalSession(width: 120, height: 36)
    try terminal.start(["demo"] + naming)
    try terminal.wait(for: scope)
    terminal.type("0")
    try terminal.wait(for: "[0 My day]")
    try terminal.wait(for: !naming.contains("dana") ? "days late" : "Nothing here belongs to 'dana'")
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  /// Typed without waiting for what comes: the keys behind are the next console's.
  @Test func theDemosPastIsLookedAtAndLeft() throws {
    let terminal = try TerminalSession(width: 120, height: 36)
    try terminal.start(["demo"])
    try terminal.wait(for: "Portfolio health")
    terminal.type(":asof 2026-09-15")
    terminal.press("Enter")
    terminal.type("3")
    try terminal.wait(for: "[3 Tickets]")
    try terminal.wait(for: "as of 2026-09-15, as held · demo · Mira Okafor ·")
    terminal.type(":asof now")
    terminal.press("Enter")
    terminal.type("2")
    try terminal.wait(for: "[2 Customers]")
    try terminal.wait(forNo: "2026-09-15")
    try terminal.wait(for: "demo · Mira Okafor ·")
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  @Test func aLeadStartsAtTheTicketQueue() throws {
    let terminal = try TerminalSession(width: 120, height: 36)
    try terminal.startConsole(try TerminalPortfolio.copy(into: terminal.folder), arguments: ["--role", "lead"])
    try terminal.wait(for: "┏━ Ticket queue")
    terminal.type("q")
    try terminal.ends(with: 0)
  }
}
