extension Verb {
  static let reviewFields = [
    Parameter("day", "Held on", .day, isRequired: false, hint: "empty: today"),
    Parameter("by", "By", .person, isRequired: false, hint: "empty: you"),
    Parameter(
      "attendees", "Attendees", .line, isRequired: false, hint: "contacts who were there, such as Ann Lee, Bo Berg"),
    Parameter("goals", "Goals reached", .text, isRequired: false),
    Parameter("steps", "Next steps", .text, isRequired: false, hint: "what was agreed: the customer's report has them"),
    Parameter("words", "Words", .text, isRequired: false, hint: "for the team's eyes"),
    Parameter("next", "Next one", .day, isRequired: false, hint: "a day, or 90d after this one; none"),
  ]
}

extension ActReader {
  func review(_ told: Told) throws(ParameterError) -> Act {
    let by = told.line("by").isEmpty ? me : told.person("by")
    let held = try told.day("day") ?? today
    return .review(
      BusinessReview(
        id: "", customer: "", day: held, author: by, attendees: told.line("attendees"),
        goals: told.line("goals"), steps: told.line("steps"), words: told.line("words"),
        next: try told.day("next", countedFrom: held)))
  }
}

extension Acting {
  /// `told` without an id and a customer.
  func edits(reviewing told: BusinessReview, with customer: Customer) throws -> [FactEdit] {
    try refuseWhoLeft(customer)
    guard told.day <= today else {
      throw refusal(customer, "a review is taken down once it was held, and \(told.day.written) is still ahead")
    }
    if let next = told.next, next <= told.day {
      throw refusal(customer, "the next review is after this one, not on \(next.written)")
    }
    guard [told.attendees, told.goals, told.steps, told.words].contains(where: { !$0.isEmpty }) else {
      throw refusal(customer, "a review has who was there, what was reached, what comes next or what was said")
    }
    var review = told
    review.id = BusinessReviewID(try source.freshID(.businessReview))
    review.customer = customer.id
    return [Fact.businessReview(review).added]
  }
}
