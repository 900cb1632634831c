#pragma once

#include <adwaita.h>

#include "mdg-import.h"

G_BEGIN_DECLS

/* The rows the import is shown by. */

/* What people call a field of the mapping ("subject.birth"). */
const char *mdg_import_field_get_label (const char *field);

/* A column of the file, samples of what stands in it, and the field it fills; on_chosen (AdwComboRow, GParamSpec, data) is
   called when another is chosen. The column is its number in object data "mdg-column". */
GtkWidget *mdg_import_column_row_new (const MdgConsultationMapping *mapping,
                                      guint column,
                                      const char *samples,
                                      GCallback on_chosen,
                                      gpointer data);
/* NULL when the column is left out. */
const char *mdg_import_column_row_get_field (GtkWidget *row);

/* A word no vocabulary knows, and the term it stands for. */
GtkWidget *mdg_import_word_row_new (MdgWorkspace *workspace,
                                    const MdgImportPreview *preview,
                                    const MdgUnknownWord *word,
                                    GCallback on_chosen,
                                    gpointer data);
const char *mdg_import_word_row_get_vocabulary (GtkWidget *row);
const char *mdg_import_word_row_get_word (GtkWidget *row);
/* NULL while none is chosen. */
const char *mdg_import_word_row_get_code (GtkWidget *row);

/* A row of the file as it would come in. */
GtkWidget *mdg_import_preview_row_new (const MdgImportRow *row);

/* What happens between choosing a file and having its list, for who has not done it yet. */
GtkWidget *mdg_import_steps_new (void);

G_END_DECLS
