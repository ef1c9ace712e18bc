package io.parkledger.api.report.sealed;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a report is found and what its JSON hashes to, for a telephone's camera.
 *
 * @param size  modules of a side, without the margin
 * @param marks the dark ones, by row and column
 */
record QrCode(int size, List<Mark> marks) {

    /** One dark module. */
    record Mark(int row, int column) {}

    static QrCode of(ReportDocument report, String hash) {
        try {
            var matrix = Encoder.encode(report.address() + "#sha256=" + hash, ErrorCorrectionLevel.M)
                    .getMatrix();
            var marks = new ArrayList<Mark>();
            for (int row = 0; row < matrix.getHeight(); row++) {
                for (int column = 0; column < matrix.getWidth(); column++) {
                    if (matrix.get(column, row) == 1) {
                        marks.add(new Mark(row, column));
                    }
                }
            }
            return new QrCode(matrix.getWidth(), marks);
        } catch (WriterException e) {
            throw new IllegalStateException("An address and a hash are short enough for a code", e);
        }
    }
}
