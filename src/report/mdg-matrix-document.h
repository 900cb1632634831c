#pragma once

#include "mdg-document.h"

G_BEGIN_DECLS

/* Matrix 1, "個別事例の課題整理": cases × issues, on A3 or A4 landscape. Fifteen cases stand on one A3 page,
 eight on one of A4; rows grow with their labels. More columns than fit side by side go on over
 further pages, group by group. The caller refuses a set without cases. */
#define MDG_TYPE_MATRIX_DOCUMENT (mdg_matrix_document_get_type ())
G_DECLARE_FINAL_TYPE (MdgMatrixDocument, mdg_matrix_document, MDG, MATRIX_DOCUMENT, MdgDocument)

MdgMatrixDocument *mdg_matrix_document_new (void);

/* The large title; "個別事例の課題整理" unless set. */
void mdg_matrix_document_set_heading (MdgMatrixDocument *self,
                                      const char *heading);
/* Under it: period, area, how the cases were chosen, edition of the classification. */
void mdg_matrix_document_add_title_line (MdgMatrixDocument *self,
                                         const char *line);
void mdg_matrix_document_set_meeting (MdgMatrixDocument *self,
                                      const char *meeting,
                                      const char *date);

/* Groups from left to right, then their columns from left to right. Both return an index. */
guint mdg_matrix_document_add_group (MdgMatrixDocument *self,
                                     const char *label,
                                     MdgGroupPattern pattern);
guint mdg_matrix_document_add_column (MdgMatrixDocument *self,
                                      guint group,
                                      const char *head);
guint mdg_matrix_document_get_n_columns (MdgMatrixDocument *self);

/* attributes: three lines joined by line feeds. */
guint mdg_matrix_document_add_row (MdgMatrixDocument *self,
                                   const char *letter,
                                   gboolean starred,
                                   const char *attributes,
                                   const char *stage);
/* One short label; footnote ("³") stands right behind it and refers to the evidence, NULL for none. */
void mdg_matrix_document_add_label (MdgMatrixDocument *self,
                                    guint row,
                                    guint column,
                                    const char *label,
                                    const char *footnote);

/* "10", and for groups with its share: "10（66.7%）". */
void mdg_matrix_document_set_column_total (MdgMatrixDocument *self,
                                           guint column,
                                           const char *total);
void mdg_matrix_document_set_group_total (MdgMatrixDocument *self,
                                          guint group,
                                          const char *total);

/* Below the table on each page: what ★ means, that a case counts in several columns. */
void mdg_matrix_document_add_note (MdgMatrixDocument *self,
                                   const char *note);
/* After the table, internal version only: what a footnote points to. */
void mdg_matrix_document_add_evidence (MdgMatrixDocument *self,
                                       const char *footnote,
                                       const char *text);

G_END_DECLS
