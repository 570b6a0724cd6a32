import ArgumentParser

struct CustomerReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "customer",
    abstract: "One customer's business review: health, support, training, onboarding, renewal; as data or as a page.",
    discussion: """
      The customer is named as for show. The page (--format html, markdown or svg, or a file's ending) is one file \
      without anything from elsewhere, to be handed over and printed; notes, comments and addresses of people are not on it.
      """)

  @Argument(help: "The customer's id or name.")
  var customer: String
  @OptionGroup var period: PeriodOption
  @OptionGroup var output: ReportOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    var output = try output.output(of: CustomerReview.self, sparing: surroundings.database)
    output.heading = surroundings.past?.heading
    let (customer, days) = (customer, try period.days)
    let review = try surroundings.withStore(for: .reading) { place in
      let detail = try await CustomerSearch(place: place).customer(customer)
      return try await CustomerReview.make(of: detail, in: place, days: days)
    }
    try output.write(review)
  }
}
