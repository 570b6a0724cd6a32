import Statistics

/// What the plan draws: each topic of each customer its own stream.
struct Random {
  private var numbers: SplitMix64

  init(seed: UInt64) { numbers = SplitMix64(seed: seed) }

  /// A stream of its own for one customer or ticket and one topic, whatever was drawn before.
  init(seed: UInt64, topic: Topic, number: Int) {
    var topics = SplitMix64(seed: seed &+ topic.rawValue &* 0xD1B5_4A32_D192_ED03)
    // Mixed again: states a fixed step apart would be the same stream, a few numbers later.
    var own = SplitMix64(seed: topics.next() ^ UInt64(bitPattern: Int64(number)))
    numbers = SplitMix64(seed: own.next() &* 0xA24B_AED4_963E_E407 ^ own.next())
  }

  enum Topic: UInt64 {
    case plan = 1
    case segments, customer, contacts, health, history, overrides, actions, activities, tickets, surveys, training
    case knowledge, journeys, outreach, sessions, subscriptions, departures, olderTickets
  }

  /// 0 up to, not including, `count`.
  mutating func below(_ count: Int) -> Int { numbers.below(count) }

  mutating func int(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  /// 0 up to, not including, 1.
  mutating func unit() -> Double { Double(numbers.next() >> 11) / Double(1 << 53) }

  mutating func double(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  mutating func chance(_ share: Double) -> Bool { unit() < share }

  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

  /// Mean 0, variance 1: twelve uniform numbers, so that no machine's logarithm matters.
  mutating func normal() -> Double { (0..<12).reduce(-6.0) { sum, _ in sum + unit() } }

  mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for index in stride(from: elements.count - 1, to: 0, by: -1) { elements.swapAt(index, below(index + 1)) }
  }
}
