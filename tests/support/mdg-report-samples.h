#pragma once

#include "mdg-matrix-document.h"

G_BEGIN_DECLS

/* Documents filled with made-up people as an office would write them; shared by the tests and by
   print-samples. Each is a full reference, not laid out. */
void mdg_sample_fill_frame (MdgDocument *document);

/* Cases A to O with n_rows of them (repeated beyond fifteen) and eleven columns. */
MdgMatrixDocument *mdg_sample_new_matrix (guint n_rows);
/* n_rows × n_columns, a label in every third cell. */
MdgMatrixDocument *mdg_sample_new_wide_matrix (guint n_rows,
                                               guint n_columns);

G_END_DECLS
