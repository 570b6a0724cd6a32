extension Verb {
  static func interviewFields(_ rules: ActRules) -> [Parameter] {
    [
      Parameter("reason", "Main reason", .choice(rules.contracts.churnReasons.map { .init($0.id.text, $0.title) })),
      Parameter("day", "Held on", .day, isRequired: false, hint: "empty: today"),
      Parameter("by", "By", .person, isRequired: false, hint: "empty: you"),
      Parameter("competitor", "Competitor", .line, isRequired: false, hint: "where they go, if anywhere"),
      Parameter("kept", "Would have kept", .text, isRequired: false, hint: "what would have kept them"),
      Parameter(
        "return", "Would return", .choice(ExitInterview.Answer.allCases.map { .init($0.rawValue, $0.rawValue) }),
        isRequired: false, hint: "empty: not asked"),
      Parameter("words", "Words", .text, isRequired: false, hint: "in the customer's words: they count as feedback"),
    ]
  }
}

extension ActReader {
  func interview(_ told: Told) throws(ParameterError) -> Act {
    let by = told.line("by").isEmpty ? me : told.person("by")
    let answer = try told.optionalChoice("return").flatMap(ExitInterview.Answer.init)
    return .interview(
      ExitInterview(
        id: "", customer: "", day: try told.day("day") ?? today, author: by,
        reason: ChurnReasonID(try told.choice("reason")), competitor: told.line("competitor"), kept: told.line("kept"),
        wouldReturn: answer, words: told.line("words")))
  }
}

extension Acting {
  /// `told` without an id and a customer.
  func edits(holding told: ExitInterview, with customer: Customer, isSure: Bool) throws -> [FactEdit] {
    guard told.day <= today else {
      throw refusal(
        customer, "an interview is taken down once it was held, and \(told.day.written) is still ahead")
    }
    // Somebody may be asked before the last day, and a slip of the hand asks the wrong customer.
    guard isSure || customer.churned != nil else {
      throw ActFailure.refused(
        Refusal("\(customer.id) \(customer.name) has not left: is it an exit interview?", isDoubt: true))
    }
    var interview = told
    interview.id = ExitInterviewID(try source.freshID(.exitInterview))
    interview.customer = customer.id
    return [Fact.exitInterview(interview).added]
  }
}
