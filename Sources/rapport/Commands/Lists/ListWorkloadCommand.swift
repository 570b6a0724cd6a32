import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct ListWorkloadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workload",
    abstract: "Open tickets by who has them: the most loaded first, those that nobody has last.",
    discussion: "The filter is one of tickets, such as level:3 or tier:enterprise.")

  @OptionGroup var filter: FilterArgument
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    let filter = try filter.filter(in: .tickets, me: surroundings.me)
    let format = format.format
    try surroundings.withStore(for: .reading) { place in
      var printer = RowPrinter(RowShape<OwnerLoad>.workload, as: format, under: place.heading)
      let loads = try await place.store.answer(WorkloadQuery(filter), at: place.now)
      if !loads.isEmpty { try printer.print(loads) }
      try printer.finish()
    }
  }
}

extension RowShape<OwnerLoad> {
  static let workload = RowShape(
    noun: "owner of open tickets",
    fields: [
      Field("owner") { .text($0.owner) },
      Field("open") { .whole($0.open) },
      Field("breached") { .whole($0.breached) },
      Field("atRisk") { .whole($0.atRisk) },
      Field("waiting") { .whole($0.waiting) },
      Field("critical") { .whole($0.severities[.critical, default: 0]) },
      Field("high") { .whole($0.severities[.high, default: 0]) },
    ],
    columns: [
      Column("Owner") { $0.owner.isEmpty ? "nobody" : $0.owner },
      Column("Open", isNumber: true) { "\($0.open)" },
      Column("Breached", isNumber: true) { "\($0.breached)" },
      Column("At risk", isNumber: true) { "\($0.atRisk)" },
      Column("Waiting", isNumber: true) { "\($0.waiting)" },
      Column("Critical + high", isNumber: true) { "\($0.urgent)" },
    ])
}
