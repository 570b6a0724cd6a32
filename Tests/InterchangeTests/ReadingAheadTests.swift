import CustomerSuccess
import Synchronization
import Testing

@testable import Interchange

@Suite struct ReadingAheadTests {
  private struct Broken: Error {}

  private func fact(_ number: Int) -> Fact {
    .survey(
      SurveyResponse(
        id: SurveyResponseID("S\(number)"), customer: "C", kind: .nps, score: 5, at: Instant(seconds: number)))
  }

  @Test func everyBatchComesOnceAndInOrder() throws {
    let count = Mutex(0)
    let ahead = ReadingAhead {
      let number = count.withLock { count in
        count += 1
        return count
      }
      return number <= 100 ? [ToldFact(fact(number))] : []
    }
    #expect(count.withLock { $0 } == 0, "nothing is read before somebody asks")
    var found: [ToldFact] = []
    while true {
      let batch = try ahead.next()
      if batch.isEmpty { break }
      found += batch
    }
    ahead.stop()
    #expect(found.map(\.fact) == (1...100).map(fact))
    #expect(count.withLock { $0 } == 101)
  }

  @Test func whatReadingThrowsComesOutInItsTurn() throws {
    let count = Mutex(0)
    let ahead = ReadingAhead {
      try count.withLock { count in
        count += 1
        if count > 3 { throw Broken() }
        return [ToldFact(fact(count))]
      }
    }
    for number in 1...3 { #expect(try ahead.next() == [ToldFact(fact(number))]) }
    #expect(throws: Broken.self) { try ahead.next() }
    ahead.stop()
  }

  /// Whoever gives up waits until nothing is read any more, and no more than a few batches were read for nothing.
  @Test func stoppingEndsIt() throws {
    let count = Mutex(0)
    let ahead = ReadingAhead {
      count.withLock { count in
        count += 1
        return [ToldFact(fact(count))]
      }
    }
    _ = try ahead.next()
    ahead.stop()
    let read = count.withLock { $0 }
    #expect((1...3).contains(read))
    ahead.stop()
    #expect(count.withLock { $0 } == read)
    ReadingAhead { [] }.stop()
  }
}
