import ArgumentParser
import ConsoleApp
import CustomerSuccess
import Statistics
import SuccessStore

/// How the groups are drawn, told alike when they are drawn and when they are measured.
struct DrawOptions: ParsableArguments {
  @Option(help: "What makes one draw differ from another.") var seed: UInt64 = 1
  @Option(
    help: ArgumentHelp("How much of all is B, between 0 and 1. Default: 0.5.", valueName: "share"),
    transform: DecimalArgument.reading("a share between 0 and 1, such as 0.5") { $0 > 0 && $0 < 1 })
  var share: DecimalArgument?

  var draw: GroupDraw {
    get throws {
      guard let draw = GroupDraw(seed: seed, share: share?.value ?? 0.5) else {
        throw Complaint.wrongValue("--share", share?.text ?? "", "a share between 0 and 1, such as 0.5")
      }
      return draw
    }
  }
}

struct ExperimentDrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract:
      "Parts the customers that match a filter in two by chance: A, the control, and B, for whom something changes.",
    discussion: """
      Who comes into which follows from the seed and the customer's id alone: the same again on any day and any machine, whoever comes \
      or goes. 'experiment result' with the same seed, share and filter measures what became of both.
      """)

  @OptionGroup var filter: FilterArgument
  @OptionGroup var drawn: DrawOptions
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(common)
    let (filter, format, draw) = (
      try filter.filter(in: .customers, me: surroundings.me), format.format, try drawn.draw
    )
    try surroundings.withStore(for: .reading) { place in
      try await place.print(.groups(draw), as: format, limit: nil, narrowedBy: filter, in: .customers) { window in
        CustomerQuery(filter: filter, sort: .name, window: window)
      }
    }
  }
}

extension RowShape<CustomerRow> {
  fileprivate static func groups(_ draw: GroupDraw) -> RowShape {
    RowShape(
      noun: "customer",
      fields: [
        Field("customerId") { .text($0.id.text) }, Field("companyName") { .text($0.customer.name) },
        Field("group") { .text(draw.isInB($0.id.text) ? "B" : "A") },
      ],
      columns: [
        Column("Group") { draw.isInB($0.id.text) ? "B" : "A" }, Column("Customer", maximum: 48) { $0.customer.name },
        Column("Id") { $0.id.text },
      ])
  }
}
