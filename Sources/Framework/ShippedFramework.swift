public import CustomerSuccess

/// The framework's data as it ships, embedded in the binary.
public enum ShippedFramework {
  public static func training() throws(DocumentError) -> TrainingCatalogue {
    try TrainingReader.read(text(PackageResources.training_yaml), file: "training.yaml")
  }

  static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
