#pragma once

#include "mdg-handover-document.h"
#include "mdg-matrix-document.h"
#include "mdg-monthly-document.h"
#include "mdg-record-document.h"
#include "mdg-share-sheet-document.h"
#include "mdg-table-document.h"

G_BEGIN_DECLS

/* Documents filled with made-up people as an office would write them; shared by the tests and by
   print-samples. Each is a full reference, not laid out. */
void mdg_sample_fill_frame (MdgDocument *document);

/* Cases A to O with n_rows of them (repeated beyond fifteen) and eleven columns. */
MdgMatrixDocument *mdg_sample_new_matrix (guint n_rows);
/* n_rows × n_columns, a label in every third cell. */
MdgMatrixDocument *mdg_sample_new_wide_matrix (guint n_rows,
                                               guint n_columns);

/* A list of consultations, eight columns; every text differs from row to row but for short codes. */
MdgTable *mdg_sample_new_list (guint n_rows);
MdgTableDocument *mdg_sample_new_table_document (guint n_rows);
MdgMonthlyDocument *mdg_sample_new_monthly (gboolean corrected);
/* repeat makes the long text so many times longer. */
MdgRecordDocument *mdg_sample_new_record (guint repeat);
/* n_items in each group. */
MdgHandoverDocument *mdg_sample_new_handover (guint n_items);
/* Every third heading empty; all when blank. */
MdgShareSheetDocument *mdg_sample_new_share_sheet (gboolean blank,
                                                   guint repeat);

G_END_DECLS
