/// All cohorts together at an age: those that have reached it.
extension RetentionFigures {
  /// How many steps the oldest cohort has behind it, and its beginning.
  public var ages: Int { cohorts.map(\.ages.count).max() ?? 0 }

  /// How many are there at an age, of how many who have reached it.
  public func live(at age: Int) -> (there: Int, of: Int) {
    reached(age).reduce(into: (there: 0, of: 0)) { sums, cohort in
      sums.there += cohort.ages[age].customers.count
      sums.of += cohort.customers.count
    }
  }

  /// What they bring at an age, of what they brought on their first days, in minor units.
  public func revenue(at age: Int, _ currency: String) -> (there: Int, of: Int) {
    reached(age).reduce(into: (there: 0, of: 0)) { sums, cohort in
      sums.there = sums.there.addingUpToTheEnd(cohort.ages[age].revenue[currency])
      sums.of = sums.of.addingUpToTheEnd(cohort.start[currency])
    }
  }

  /// The currencies that anything of the cohorts is in, by their codes.
  public var cohortCurrencies: [String] {
    cohorts.reduce(into: Set<String>()) { $0.formUnion($1.currencies) }.sorted()
  }

  private func reached(_ age: Int) -> [RetentionCohort] { cohorts.filter { $0.ages.indices.contains(age) } }
}
