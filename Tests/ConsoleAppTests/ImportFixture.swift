import CustomerSuccess
import Foundation
import Interchange
import SQLiteEngine
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// A console whose imports are carried out on files of a folder of its own, into a store of its own.
final class ImportFixture {
  let fixture: ConsoleFixture
  let folder: ScratchFolder
  let store: any SuccessStore
  let desk: ImportDesk
  var console: Console
  /// All that was asked of the desk.
  private(set) var asked: [ImportWork] = []
  /// Nothing is answered while this is set: the console waits.
  var isHeld = false
  private(set) var held: ImportRequest?

  init(width: Int = 120, height: Int = 36, refusal: String? = nil) throws {
    let fixture = try ConsoleFixture()
    folder = try ScratchFolder()
    let rulebook = Rulebook(
      health: fixture.health, support: fixture.support, training: fixture.training, zone: ConsoleFixture.zone,
      fingerprint: "shipped")
    store = try SQLiteEngine.open(path: folder.url.appending(path: "rapport.db").path, rulebook: rulebook)
    desk = ImportDesk(mappings: folder.url.appending(path: "mappings").path, refusal: refusal)
    console = fixture.settled(width: width, height: height)
    self.fixture = fixture
  }

  var wizard: ImportWizard? { if case .importing(let wizard) = console.overlay { wizard } else { nil } }
  var frame: String { fixture.frame(console).text }

  func path(_ name: String) -> String { folder.url.appending(path: name).path }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let path = path(name)
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  func mapping(_ name: String) -> String? {
    try? String(contentsOfFile: path("mappings/\(name).yaml"), encoding: .utf8)
  }

  /// Presses keys by name; texts in angle brackets are pasted, others typed where they are no key's name.
  func press(_ keys: String...) async {
    for name in keys {
      let keys: [Key] =
        name.hasPrefix("<")
        ? [.paste(String(name.dropFirst()))]
        : Key(name: name).map { [$0] } ?? name.map(Key.character)
      for key in keys { await carryOut(console.handle(.keys([key]))) }
    }
  }

  func carryOut(_ effects: [Effect]) async {
    var effects = effects
    fixture.settle(&console, effects)
    while let effect = effects.popFirst() {
      switch effect {
      case .importing(let request):
        asked.append(request.work)
        if isHeld { held = request } else { effects += await answer(request) }
      case .undo:
        guard let entry = try? await store.answer(UndoableQuery(by: console.setting.me), at: ConsoleFixture.now).first
        else { continue }
        _ = try? await store.undo(entry.id, by: console.setting.me, at: ConsoleFixture.now)
      default: break
      }
    }
  }

  private func answer(_ request: ImportRequest) async -> [Effect] {
    let news = await desk.carryOut(
      request.work, in: store, by: console.setting.me, at: ConsoleFixture.now, told: { _ in })
    let effects = console.handle(.importing(request.number, news))
    fixture.settle(&console, effects)
    return effects
  }

  func customer(_ id: CustomerID) async throws -> Customer? {
    try await store.answer(CustomerDetailQuery(id), at: ConsoleFixture.now)?.row.customer
  }

  static let accounts = """
    Account ID,Company name,Plan,Owner,Customer since,MRR EUR
    A-1,Nordlicht AG,Enterprise,Mira Okafor,03/04/2024,1200
    A-2,Volt Labs,Zebra,Lee Ek,05/06/2024,800

    """
}

extension Array {
  fileprivate mutating func popFirst() -> Element? { isEmpty ? nil : removeFirst() }
}
