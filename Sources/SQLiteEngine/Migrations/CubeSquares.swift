extension Migrations {
  /// Nothing of the facts: the rollups, made anew with every step, have squares and products now, for what stands out.
  static let cubeSquares = ""
}
