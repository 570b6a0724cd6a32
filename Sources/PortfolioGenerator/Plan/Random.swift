/// SplitMix64: the same numbers for the same seed on every machine and with every compiler.
struct Random {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A stream of its own for one customer or ticket and one topic, whatever was drawn before.
  init(seed: UInt64, topic: Topic, number: Int) {
    var topics = Random(seed: seed &+ topic.rawValue &* 0xD1B5_4A32_D192_ED03)
    // Mixed again: states a fixed step apart would be the same stream, a few numbers later.
    var numbers = Random(seed: topics.next() ^ UInt64(bitPattern: Int64(number)))
    state = numbers.next() &* 0xA24B_AED4_963E_E407 ^ numbers.next()
  }

  enum Topic: UInt64 {
    case plan = 1
    case segments, customer, contacts, health, history, overrides, actions, activities, tickets, surveys, training
    case knowledge, journeys, outreach, sessions
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// 0 up to, not including, `count`.
  mutating func below(_ count: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(max(1, count))).high) }

  mutating func int(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  /// 0 up to, not including, 1.
  mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }

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
