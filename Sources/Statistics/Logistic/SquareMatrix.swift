/// A symmetric matrix of which the lower triangle is kept, row by row.
struct SquareMatrix {
  let size: Int
  private(set) var elements: [Double]

  init(size: Int) {
    self.size = size
    elements = Array(repeating: 0, count: size * size)
  }

  mutating func withElements(_ change: (UnsafeMutableBufferPointer<Double>) -> Void) {
    elements.withUnsafeMutableBufferPointer { change($0) }
  }

  /// Becomes its Cholesky factor; false where it is not positive definite, or has lost so much of a diagonal element that nothing
  /// but rounding is left.
  mutating func factor(tolerance: Double) -> Bool {
    let size = size
    return elements.withUnsafeMutableBufferPointer { elements in
      guard var base = elements.baseAddress else { return true }
      let first = base
      for row in 0..<size {
        var other = first
        for column in 0..<row {
          base[column] = (base[column] - SquareMatrix.dot(base, other, column)) / other[column]
          other += size
        }
        let diagonal = base[row]
        let rest = diagonal - SquareMatrix.dot(base, base, row)
        guard rest > tolerance * diagonal, rest.isFinite else { return false }
        base[row] = rest.squareRoot()
        base += size
      }
      return true
    }
  }

  /// Of a factor: what the matrix makes `right` of.
  func solved(_ right: [Double]) -> [Double] {
    var solution = right
    for row in 0..<size {
      var sum = solution[row]
      for column in 0..<row { sum -= elements[row * size + column] * solution[column] }
      solution[row] = sum / elements[row * size + row]
    }
    for row in stride(from: size - 1, through: 0, by: -1) {
      let value = solution[row] / elements[row * size + row]
      solution[row] = value
      for column in 0..<row { solution[column] -= elements[row * size + column] * value }
    }
    return solution
  }

  /// Four sums beside each other: one would wait for itself.
  private static func dot(_ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ count: Int) -> Double {
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    var place = 0
    while place + 4 <= count {
      a += left[place] * right[place]
      b += left[place + 1] * right[place + 1]
      c += left[place + 2] * right[place + 2]
      d += left[place + 3] * right[place + 3]
      place += 4
    }
    while place < count {
      a += left[place] * right[place]
      place += 1
    }
    return (a + b) + (c + d)
  }
}
