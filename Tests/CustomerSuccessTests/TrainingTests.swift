import CustomerSuccess
import Framework
import Testing

@Suite struct TrainingTests {
  private let catalogue: TrainingCatalogue
  private let path: TrainingPath

  init() throws {
    catalogue = try ShippedFramework.training()
    path = catalogue.paths[0]
  }

  private func progress(
    _ module: Int, _ state: ModuleProgress.State, score: Int? = nil, at seconds: Int = 0
  ) -> ModuleProgress {
    ModuleProgress(
      learner: "L-1", path: path.id, module: path.modules[module].id, state: state, bestScore: score,
      at: Instant(seconds: seconds))
  }

  private static let marks: [(ModuleProgress.State, Int?, Bool)] = [
    (.completed, 80, true), (.completed, 79, false), (.completed, nil, true), (.waived, nil, true),
    (.inProgress, 100, false),
  ]

  @Test(arguments: marks)
  func passMarkDecides(state: ModuleProgress.State, score: Int?, satisfies: Bool) {
    #expect(catalogue.satisfies(progress(0, state, score: score)) == satisfies)
  }

  @Test func aPathIsSatisfiedByItsLastModule() {
    let two = [progress(0, .completed, at: 10), progress(1, .waived, at: 30)]
    #expect(catalogue.satisfied(path, by: two) == nil)
    #expect(catalogue.satisfied(path, by: two + [progress(2, .completed, score: 79)]) == nil)
    #expect(catalogue.satisfied(path, by: two + [progress(2, .completed, score: 90, at: 20)])?.seconds == 30)
  }

  @Test(arguments: [
    ("2025-01-15", "2026-01-14"), ("2024-02-29", "2025-02-27"), ("2025-03-01", "2026-02-28"),
    ("2023-03-01", "2024-02-29"), ("2025-12-31", "2026-12-30"),
  ])
  func certificatesRunTwelveMonthsLessADay(issued: String, expires: String) throws {
    #expect(catalogue.expiry(issued: try #require(LocalDate(iso8601: issued))).description == expires)
  }
}
