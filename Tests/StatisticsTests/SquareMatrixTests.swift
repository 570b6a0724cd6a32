import Testing

@testable import Statistics

@Suite struct SquareMatrixTests {
  private func matrix(_ rows: [[Double]]) -> SquareMatrix {
    var matrix = SquareMatrix(size: rows.count)
    matrix.withElements { elements in
      for (row, values) in rows.enumerated() {
        for (column, value) in values.enumerated() { elements[row * rows.count + column] = value }
      }
    }
    return matrix
  }

  @Test(arguments: [1, 2, 3, 5, 8, 13]) func solvesWhatItIsMadeOf(size: Int) {
    var random = SplitMix64(seed: UInt64(size))
    let root = (0..<size).map { _ in (0..<size).map { _ in Double(random.below(2001)) / 1000 - 1 } }
    let rows = (0..<size).map { row in
      (0..<size).map { column in
        (0..<size).reduce(row == column ? 0.5 : 0) { $0 + root[row][$1] * root[column][$1] }
      }
    }
    let solution = (0..<size).map { Double($0) - 2.5 }
    let right = rows.map { row in zip(row, solution).reduce(0) { $0 + $1.0 * $1.1 } }
    var factor = matrix(rows)
    let isFactored = factor.factor(tolerance: 0)
    #expect(isFactored)
    #expect(zip(factor.solved(right), solution).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test(arguments: [[[1, 2], [2, 4]], [[0.0]], [[1, 0], [0, -1]], [[1, 1], [1, 1 + 1e-13]]])
  func whatRepeatsItselfHasNoFactor(rows: [[Double]]) {
    var factor = matrix(rows)
    let isFactored = factor.factor(tolerance: 1e-11)
    #expect(!isFactored)
  }
}
