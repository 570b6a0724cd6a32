import Foundation

/// Text as it is compared and searched: lower case by Swift's rule, where an engine's own may know ASCII only, and composed,
/// so that equal text is equal bytes.
package func folded(_ text: String) -> String {
  let lower = text.lowercased()
  return lower.utf8.allSatisfy { $0 < 0x80 } ? lower : lower.precomposedStringWithCanonicalMapping
}
