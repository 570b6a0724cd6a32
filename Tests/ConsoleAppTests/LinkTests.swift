import CustomerSuccess
import Foundation
import Synchronization
import TerminalUI
import Testing

@testable import ConsoleApp

/// `o` on what has a page in the tool it came from, and what is started for it.
@Suite struct LinkTests {
  private let fixture: ConsoleFixture

  init() throws {
    var fixture = try ConsoleFixture()
    for id in ["T-101", "CUST-001"] { fixture.links[id] = WebAddress("https://tool.example/\(id)") }
    self.fixture = fixture
  }

  private func effects(_ key: Character, after keys: [String]) -> (Console, [Effect]) {
    var console = fixture.settled()
    for key in keys { fixture.press(&console, key) }
    let effects = console.handle(.keys([.character(key)]))
    return (console, effects)
  }

  /// The first ticket, and its customer, have a page; others have none.
  @Test func theTicketsPageIsOpened() throws {
    let link = try #require(fixture.links["T-101"])
    for keys in [["3", "j"], ["3", "j", "enter"]] {
      #expect(effects("o", after: keys).1 == [.openLink(link)], "\(keys)")
    }
    let (console, none) = effects("o", after: ["3"])
    #expect(
      none == []
        && console.notice?.text == "T-102 has no link to another tool; a mapping gives one by 'link: https://…'")
  }

  /// There `o` overrides, as it always did.
  @Test func aCustomersPageIsOpenedByTheOtherKey() throws {
    let link = try #require(fixture.links["CUST-001"])
    for keys in [["2"], ["2", "enter"]] { #expect(effects("O", after: keys).1 == [.openLink(link)], "\(keys)") }
    let (console, _) = effects("o", after: ["2"])
    guard case .form(let form)? = console.overlay else { return #expect(Bool(false)) }
    #expect(form.verb == .override)
  }

  /// Whatever is chosen that may have one, a key opens it; where such a thing is chosen, the key is its own.
  @Test(arguments: Target.Kind.allCases)
  func aKeyOpensItWhereThereAreLinks(_ kind: Target.Kind) {
    let opening = VerbKeys.of(kind).contains { $0.use == .openLink }
    #expect(opening == (kind.fact.map(FactKind.linked.contains) ?? false))
    let keys = VerbKeys.inForce(on: kind).flatMap(\.keys)
    #expect(opening ? keys.contains { $0.use == .openLink } : true)
    #expect(Set(keys.flatMap(\.keys)).count == keys.flatMap(\.keys).count)
  }

  @Test func thePagesShowIt() throws {
    for (keys, id) in [(["3", "j"], "T-101"), (["2"], "CUST-001")] {
      var console = fixture.settled()
      for key in keys { fixture.press(&console, key) }
      let link = try #require(fixture.links[id])
      #expect(fixture.frame(console).text.contains("link \(link.text)"))
    }
  }

  @Test(
    arguments: [
      (nil, [:], nil), (nil, ["DISPLAY": ":0"], nil), ("  ", [:], nil), (nil, ["PATH": "BIN"], nil),
      (nil, ["DISPLAY": ":0", "PATH": "BIN"], ["xdg-open"]),
      (nil, ["WAYLAND_DISPLAY": "w", "PATH": "/x:BIN"], ["xdg-open"]),
      ("firefox  --new-tab", [:], ["firefox", "--new-tab"]), ("lynx", ["DISPLAY": ":0", "PATH": "BIN"], ["lynx"]),
    ] as [(String?, [String: String], [String]?)])
  func whatIsStarted(_ configured: String?, _ environment: [String: String], _ expected: [String]?) throws {
    let folder = try ScratchFolder()
    let program = "\(folder.url.path)/xdg-open"
    #expect(FileManager.default.createFile(atPath: program, contents: nil, attributes: [.posixPermissions: 0o755]))
    let bin = folder.url.path
    let environment = environment.mapValues { $0.replacing("BIN", with: bin) }
    #expect(LinkOpener(configured: configured, environment: environment).command == expected)
  }

  /// The address is one argument, whatever stands in it; where nothing can be started, nobody is told that it was.
  @Test func theAddressIsOneArgument() async throws {
    let link = try #require(WebAddress("https://t.example/$(touch%20x);'\"`&x=1"))
    #expect(!LinkOpener(configured: nil, environment: [:]).open(link) { _, _ in })
    func told(by command: String, _ count: Int) async -> [String] {
      await withCheckedContinuation { done in
        let words = Mutex<[String]>([])
        _ = LinkOpener(configured: command, environment: [:]).open(link) { text, isComplaint in
          let all = words.withLock {
            $0.append("\(isComplaint) \(text)")
            return $0
          }
          if all.count == count { done.resume(returning: all) }
        }
      }
    }
    #expect(await told(by: "test ! =", 1) == ["false Opening \(link.text) with test"])
    #expect(await told(by: "test \(link.text) !=", 2).last == "true test ended with 1; the address is \(link.text)")
    #expect(
      await told(by: "/nowhere/browser", 1).first?.hasPrefix("true /nowhere/browser could not be started: ") == true)
  }
}
