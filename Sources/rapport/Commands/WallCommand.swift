import ArgumentParser
import ConsoleApp
import CustomerSuccess
import Framework
import ProcessMemory
import SQLiteEngine
import SuccessStore

struct WallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wall",
    abstract: "The support team's wall: breaches, the queue and today's figures, live, for everybody to see.",
    discussion: """
      It opens the database so that it cannot write, needs no key, turns the pages of a long queue by itself, and says when
      what it shows is old. q ends it; any other key says that new breaches were seen.
      """)

  @Flag(help: "Show only the four most urgent clocks, as large as they go.")
  var big = false
  @Flag(help: "Ring the bell when a promise is broken, once for each.")
  var bell = false
  @Option(help: ArgumentHelp("A theme by name, a theme file, or auto for dark or light.", valueName: "theme"))
  var theme: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    ProcessMemory.keepInOnePool()
    let here = try Surroundings(common, more: theme.map { ["theme": $0] } ?? [:])
    let choice = try here.themeChoice()
    let rules = here.rules
    try ConsoleSession.requireTerminal()
    // What is wrong at the start is said before the screen is taken; what goes wrong later is waited for.
    try here.requireDatabase(here.database.path)
    let store = try here.wallStore(rules)
    let rulebook = try waiting { try await store.answer(RulebookQuery()) }
    try store.close()
    var setting = Wall.Setting(zone: rulebook.zone)
    setting.isBig = big
    setting.rings = bell
    try WallSession(
      setting: setting, clock: here.clock, theme: choice, notify: here.configuration.notify,
      open: { [here] () throws(StoreError) in try here.wallStore(rules) }
    ).run()
  }
}

extension Surroundings {
  fileprivate func wallStore(_ rules: RulebookSource) throws(StoreError) -> any SuccessStore {
    try SQLiteEngine.open(path: database.path, rules: rules, mode: .readOnly)
  }
}
