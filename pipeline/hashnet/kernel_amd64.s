#include "textflag.h"

// func addRowsAVX2(sums, others *int32, rows *int8, hidden int, features *uint32, count int, mask uint64)
TEXT ·addRowsAVX2(SB), NOSPLIT, $0-56
	MOVQ sums+0(FP), DI
	MOVQ others+8(FP), DX
	MOVQ rows+16(FP), SI
	MOVQ hidden+24(FP), R8
	MOVQ features+32(FP), R9
	MOVQ count+40(FP), R10
	MOVQ mask+48(FP), R11
	MOVQ R8, R12

	// Sixteen sums over all features, then the next sixteen.
block:
	VMOVDQU (DX), Y0
	VMOVDQU 32(DX), Y1
	MOVQ R9, BX
	MOVQ R10, CX

row:
	MOVL  (BX), AX
	ANDQ  R11, AX
	IMULQ R8, AX
	VPMOVSXBD (SI)(AX*1), Y2
	VPMOVSXBD 8(SI)(AX*1), Y3
	VPADDD Y2, Y0, Y0
	VPADDD Y3, Y1, Y1
	ADDQ  $4, BX
	DECQ  CX
	JNZ   row

	VMOVDQU Y0, (DI)
	VMOVDQU Y1, 32(DI)
	SUBQ $16, R12
	JZ   done

	// Where fewer than sixteen are left, the last sixteen, some of them once more.
	MOVQ $16, AX
	CMPQ R12, AX
	JGE  move
	MOVQ R12, AX
	MOVQ $16, R12

move:
	ADDQ AX, SI
	LEAQ (DI)(AX*4), DI
	LEAQ (DX)(AX*4), DX
	JMP  block

done:
	VZEROUPPER
	RET
