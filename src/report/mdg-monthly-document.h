#pragma once

#include "mdg-document.h"
#include "mdg-table.h"

G_BEGIN_DECLS

/* "相談実績 月報", A4 portrait: head with addressee and boxes for seals, then tables and free texts numbered in
   the order they are added. What does not stand on two pages goes on over further ones. The edition
   of the document ("第2版（6月12日訂正）") stands under the title too. */
#define MDG_TYPE_MONTHLY_DOCUMENT (mdg_monthly_document_get_type ())
G_DECLARE_FINAL_TYPE (MdgMonthlyDocument, mdg_monthly_document, MDG, MONTHLY_DOCUMENT, MdgDocument)

MdgMonthlyDocument *mdg_monthly_document_new (void);

/* To whom ("見本市 健康福祉部 高齢者支援課 御中") and the day of the report. */
void mdg_monthly_document_set_addressee (MdgMonthlyDocument *self,
                                         const char *addressee);
void mdg_monthly_document_set_report_date (MdgMonthlyDocument *self,
                                           const char *date);
/* "令和8年5月分". */
void mdg_monthly_document_set_month (MdgMonthlyDocument *self,
                                     const char *month);
/* Titles over the three boxes for seals, each may be NULL. */
void mdg_monthly_document_set_approvers (MdgMonthlyDocument *self,
                                         const char *first,
                                         const char *second,
                                         const char *third);

/* Both return the section. The first column of table is its label; holds a reference to table. */
guint mdg_monthly_document_add_table (MdgMonthlyDocument *self,
                                      MdgTable *table);
/* height is the least height of the box in mm. */
guint mdg_monthly_document_add_text (MdgMonthlyDocument *self,
                                     const char *heading,
                                     const char *text,
                                     double height);
/* In a corrected edition: this figure differs from the one before. */
void mdg_monthly_document_mark_changed (MdgMonthlyDocument *self,
                                        guint section,
                                        guint row,
                                        guint column);

G_END_DECLS
