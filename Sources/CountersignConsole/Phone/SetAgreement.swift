internal import Countersign

/// An agreement that was set in lines, kept because setting a long one takes longer than drawing
/// the rest of the phone.
struct SetAgreement: Equatable, Sendable {
  private let agreement: AgreementText
  private let title: String
  private let columns: Int
  let page: AgreementPage

  init(_ view: PhoneView, columns: Int) {
    agreement = view.agreement
    title = view.title
    self.columns = columns
    page = AgreementPage(view.agreement, columns: columns, title: view.title)
  }

  /// Whether it is this view's, at this width.
  func fits(_ view: PhoneView, columns: Int) -> Bool {
    self.columns == columns && title == view.title && agreement == view.agreement
  }
}
