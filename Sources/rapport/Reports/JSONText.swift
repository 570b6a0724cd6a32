import CustomerSuccess
import Foundation

/// JSON as every command prints it: keys in order of the alphabet, so that it reads well under diff.
enum JSONText {
  static func of(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return harmless(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}

/// A figure to one decimal, as the framework prints its averages.
func tenths(_ value: Double?) -> Double? { value.map { ($0 * 10).rounded(.toNearestOrAwayFromZero) / 10 } }
