import Foundation
import Testing

@testable import ConsoleApp

struct EditorTests {
  @Test(arguments: [
    (["VISUAL": "ed", "EDITOR": "nano"], ["ed", "f"]),
    (["VISUAL": " ", "EDITOR": "nano"], ["nano", "f"]),
    ([:], ["vi", "f"]),
    (["EDITOR": "code --wait  -n"], ["code", "--wait", "-n", "f"]),
    (["EDITOR": "'/opt/my editor' -x"], ["/bin/sh", "-c", "'/opt/my editor' -x \"$1\"", "sh", "f"]),
    (["EDITOR": "TERM=xterm vim"], ["/bin/sh", "-c", "TERM=xterm vim \"$1\"", "sh", "f"]),
    (["EDITOR": "$HOME/bin/e"], ["/bin/sh", "-c", "$HOME/bin/e \"$1\"", "sh", "f"]),
  ])
  func theCommandIsReadAsTheShellWould(_ environment: [String: String], _ expected: [String]) {
    #expect(Editor(environment: environment).arguments("f") == expected)
  }

  /// vim and nano do so when their terminal goes away: their own files hold what was typed.
  @Test func whatAnEditorSavedBesideTheFileIsKept() throws {
    let saving = "sh -c 'echo typed > \"$1.save\"; exit 1' sh"
    let result = Editor(environment: ["EDITOR": saving]).edit("before")
    guard case .failure(let failure) = result else { return #expect(Bool(false), "\(result)") }
    let folder = try #require(failure.words.firstMatch(of: #/ended with 1; .* is in (\S+)$/#)).1
    #expect(try String(contentsOfFile: "\(folder)/text.md.save", encoding: .utf8) == "typed\n")
    try FileManager.default.removeItem(atPath: String(folder))
  }

  /// Left without a change, or saved as it was: the end of its last line, which is the file's, is no change either.
  @Test(arguments: ["one\ntwo\n", "one\ntwo", "", "\n", "one\n\n"], ["true", "touch", "sed -i ''"])
  func whatWasLeftAsItWasIsTheSameText(_ text: String, _ command: String) {
    #expect(Editor(environment: ["EDITOR": command]).edit(text) == .success(text))
  }

  /// A text that is none is not taken for one; nor is it thrown away.
  @Test func whatIsNoTextIsKeptInItsFile() throws {
    let result = Editor(environment: ["EDITOR": "printf '\\377' >"]).edit("before")
    guard case .failure(let failure) = result else { return #expect(Bool(false), "\(result)") }
    let path = try #require(failure.words.firstMatch(of: #/is in (\S+)$/#)).1
    #expect(failure.words.contains("no text in UTF-8; the text is as it was"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: String(path))) == Data([0xFF]))
    try FileManager.default.removeItem(at: URL(fileURLWithPath: String(path)).deletingLastPathComponent())
  }
}
