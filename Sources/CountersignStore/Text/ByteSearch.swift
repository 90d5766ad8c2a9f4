internal import CSystem

/// Looks for some bytes in many: glibc's, which is faster than any loop of ours.
package enum ByteSearch {
  /// Where they stand for the first time, from the beginning of the buffer; nil where they do not.
  package static func first(_ sought: [UInt8], in bytes: UnsafeRawBufferPointer) -> Int? {
    let place = cs_find(bytes.baseAddress, Int64(bytes.count), sought, Int64(sought.count))
    return place < 0 ? nil : Int(place)
  }
}
