import Foundation
import Testing

@Suite struct LookCommandTests {
  @Test func everyThemeIsListedWithoutEscapesInAFile() throws {
    let run = try RunningBinary(["themes"])
    #expect(run.status == 0)
    #expect(
      run.output.split(separator: "\n").map { $0.prefix { $0 != " " } } == [
        "dark", "light", "high-contrast", "colour-blind",
      ])
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test func aThemeOfOnesOwnIsListedAndAWrongOneNamesItsLine() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "themes-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let themes = folder.appending(path: "rapport/themes")
    try FileManager.default.createDirectory(at: themes, withIntermediateDirectories: true)
    let file = themes.appending(path: "mine.yaml")
    try "name: mine\nappearance: dark\nroles: {text: red}\n".write(to: file, atomically: true, encoding: .utf8)
    let good = try RunningBinary(["themes"], environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(good.status == 0 && good.output.contains("\nmine "))
    try "name: mine\nappearance: dark\nroles: {tekst: red}\n".write(to: file, atomically: true, encoding: .utf8)
    let bad = try RunningBinary(["themes"], environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(bad.status == 2 && bad.errors.contains("mine.yaml:3: roles.tekst: unknown role"))
  }

  @Test func keysNameEveryScreen() throws {
    let run = try RunningBinary(["keys"])
    #expect(run.status == 0)
    for words in ["Moving", "Everywhere", "1 Overview, 2 Customers", "Customers: customers", "Leave Rapport"] {
      #expect(run.output.contains(words))
    }
  }
}
