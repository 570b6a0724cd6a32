/// A sum over a row's values, kept with the row: what a disk or another program changed in it does not fit any more.
///
/// Quick rather than strong: it guards against accidents, not against people. 64 bits are mixed, 32 are kept.
package struct RowSum {
  private var state: UInt64 = 0x243f_6a88_85a3_08d3

  package init() {}

  package init(of values: some Sequence<SQLValue>) {
    for value in values { add(value) }
  }

  /// As a column holds it.
  package var value: Int { Int(Int32(truncatingIfNeeded: state ^ (state >> 32))) }

  package mutating func add(_ value: SQLValue) {
    switch value {
    case .null: addNull()
    case .integer(let value): add(value)
    case .real(let value): add(value)
    case .text(let value): add(value)
    }
  }

  mutating func addNull() { mix(0x9d) }

  mutating func add(_ value: Int) { mix(UInt64(bitPattern: Int64(value))) }

  mutating func add(_ value: Double) { mix(value.bitPattern ^ 0xd0) }

  mutating func add(_ value: String) {
    var value = value
    value.withUTF8 { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      mix(UInt64(raw.count) ^ 0x7e00)
      var place = 0
      while place + 8 <= raw.count {
        mix(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        place += 8
      }
      guard place < raw.count else { return }
      var rest: UInt64 = 0
      for byte in raw[place...] { rest = rest << 8 | UInt64(byte) }
      mix(rest)
    }
  }

  private mutating func mix(_ word: UInt64) {
    state = (state ^ word) &* 0x9e37_79b9_7f4a_7c15
    state ^= state >> 29
  }
}
